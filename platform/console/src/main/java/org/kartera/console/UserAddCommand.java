package org.kartera.console;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.record.Filter;
import org.kartera.platform.record.Query;
import org.kartera.platform.record.Row;
import org.kartera.records.Mutation;

/** Adds a user. */
@Service
@Command(scope = "kartera", name = "user-add", description = "Adds a user; kartera:user-password gives a password")
@SuppressWarnings("NullAway.Init")
public class UserAddCommand implements Action {
    @Reference
    private ConsoleKernel kernel;

    @Reference
    private Session session;

    @Argument(index = 0, name = "login", description = "Login", required = true)
    private String login;

    @Argument(index = 1, name = "name", description = "The person's name", required = true)
    private String name;

    @Option(name = "--email", description = "E-mail address")
    private @Nullable String email;

    @Option(name = "--role", description = "A role, such as sales; may be given several times", multiValued = true)
    private @Nullable List<String> roles;

    @Option(
            name = "--team",
            description = "A team; may be given several times, the primary one first",
            multiValued = true)
    private @Nullable List<String> teams;

    @Override
    public @Nullable Object execute() {
        kernel.as(session, () -> {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            values.put("login", login);
            values.put("name", name);
            if (email != null) {
                values.put("email", email);
            }
            values.put("roles", ids("security.role", roles));
            values.put("teams", ids("security.team", teams));
            return kernel.records().write("security.user", List.of(new Mutation.Create(values)), true);
        });
        session.getConsole().println(kernel.text("user.added", login));
        return null;
    }

    private List<String> ids(String entity, @Nullable List<String> names) {
        List<String> ids = new ArrayList<>();
        for (String each : names == null ? List.<String>of() : names) {
            List<Row> found = kernel.records()
                    .query(Query.of(entity)
                            .where(Filter.is("name", each))
                            .fields("name")
                            .limit(1))
                    .items();
            if (found.isEmpty()) {
                throw new CommandFailure(kernel.text("record.unknown", entity, each));
            }
            ids.add(found.get(0).id().toString());
        }
        return ids;
    }
}
