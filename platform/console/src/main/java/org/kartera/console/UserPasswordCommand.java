package org.kartera.console;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.record.Filter;
import org.kartera.platform.record.Query;
import org.kartera.platform.record.Row;
import org.kartera.records.Mutation;

/** Gives a user a password. */
@Service
@Command(
        scope = "kartera",
        name = "user-password",
        description = "Gives a user a password, asked for where it is not given")
@SuppressWarnings("NullAway.Init")
public class UserPasswordCommand implements Action {
    @Reference
    private ConsoleKernel kernel;

    @Reference
    private Session session;

    @Argument(index = 0, name = "login", description = "Login", required = true)
    private String login;

    @Argument(index = 1, name = "password", description = "The password; asked for at a terminal")
    private @Nullable String password;

    @Override
    public @Nullable Object execute() throws IOException {
        String given = password == null ? ask() : password;
        kernel.as(session, () -> {
            List<Row> found = kernel.records()
                    .query(Query.of("security.user")
                            .where(Filter.is("login", login))
                            .fields("login")
                            .limit(1))
                    .items();
            if (found.isEmpty()) {
                throw new CommandFailure(kernel.text("record.unknown", "security.user", login));
            }
            return kernel.records()
                    .write(
                            "security.user",
                            List.of(new Mutation.Update(found.get(0).id(), null, Map.of("password", given))),
                            true);
        });
        session.getConsole().println(kernel.text("user.password", login));
        return null;
    }

    private String ask() throws IOException {
        String first = session.readLine(kernel.text("user.password.ask"), '*');
        if (first == null || !first.equals(session.readLine(kernel.text("user.password.again"), '*'))) {
            throw new CommandFailure(kernel.text("user.password.different"));
        }
        return first;
    }
}
