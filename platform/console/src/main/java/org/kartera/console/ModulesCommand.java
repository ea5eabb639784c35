package org.kartera.console;

import java.util.List;
import java.util.Locale;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;
import org.jspecify.annotations.Nullable;
import org.kartera.records.module.ModuleInfo;

/** Lists the modules. */
@Service
@Command(scope = "kartera", name = "modules", description = "Lists the modules and how they fare")
@SuppressWarnings("NullAway.Init")
public class ModulesCommand implements Action {
    @Reference
    private ConsoleKernel kernel;

    @Reference
    private Session session;

    @Override
    public @Nullable Object execute() {
        ShellTable table = new ShellTable();
        for (String column : new String[] {"name", "version", "state", "requires", "reason"}) {
            table.column(kernel.text("column." + column));
        }
        List<ModuleInfo> modules = kernel.as(session, () -> kernel.modules().list());
        for (ModuleInfo module : modules) {
            table.addRow()
                    .addContent(
                            module.name(),
                            module.version(),
                            module.state().name().toLowerCase(Locale.ROOT),
                            String.join(", ", module.requires()),
                            module.reason());
        }
        table.print(session.getConsole());
        for (ModuleInfo module : modules) {
            kernel.notes(module.name()).forEach(note -> session.getConsole().printf("%s: %s%n", module.name(), note));
        }
        return null;
    }
}
