package org.kartera.console;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;
import org.jspecify.annotations.Nullable;
import org.kartera.records.configuration.AppliedPackage;
import org.kartera.records.json.ValueJson;

/** Lists the configuration packages of this installation. */
@Service
@Command(scope = "kartera", name = "packages", description = "Lists the configuration packages of this installation")
@SuppressWarnings("NullAway.Init")
public class PackagesCommand implements Action {
    @Reference
    private ConsoleKernel kernel;

    @Reference
    private Session session;

    @Override
    public @Nullable Object execute() {
        ShellTable table = new ShellTable();
        for (String column : new String[] {"name", "version", "label", "state", "reason"}) {
            table.column(kernel.text("column." + column));
        }
        for (AppliedPackage pack : kernel.as(session, () -> kernel.packages().list())) {
            table.addRow()
                    .addContent(
                            pack.name(),
                            pack.version(),
                            kernel.label(pack.manifest().title()),
                            ValueJson.choiceName(pack.state()),
                            pack.reason());
        }
        table.print(session.getConsole());
        return null;
    }
}
