package org.kartera.console;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.record.Page;
import org.kartera.platform.record.Query;
import org.kartera.platform.record.Ref;
import org.kartera.platform.record.Row;

/** Lists the users. */
@Service
@Command(scope = "kartera", name = "users", description = "Lists the users")
@SuppressWarnings("NullAway.Init")
public class UsersCommand implements Action {
    @Reference
    private ConsoleKernel kernel;

    @Reference
    private Session session;

    @Override
    public @Nullable Object execute() {
        ShellTable table = new ShellTable();
        for (String column : new String[] {"login", "name", "email", "roles", "teams", "active"}) {
            table.column(kernel.text("column." + column));
        }
        kernel.as(session, () -> {
            Query query = Query.of("security.user").sort("login").limit(Query.MAX_LIMIT);
            for (String cursor = ""; cursor != null; ) {
                Page page = kernel.records().query(cursor.isEmpty() ? query : query.after(cursor));
                page.items().forEach(user -> add(table, user));
                cursor = page.next();
            }
            return table;
        });
        table.print(session.getConsole());
        return null;
    }

    private static void add(ShellTable table, Row user) {
        table.addRow()
                .addContent(
                        text(user.value("login")),
                        text(user.value("name")),
                        text(user.value("email")),
                        titles(user, "roles"),
                        titles(user, "teams"),
                        text(user.value("active")));
    }

    private static String titles(Row user, String field) {
        List<?> refs = user.value(field) instanceof List<?> several ? several : List.of();
        return refs.stream().map(ref -> text(user.titleOf((Ref) ref))).collect(Collectors.joining(", "));
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
