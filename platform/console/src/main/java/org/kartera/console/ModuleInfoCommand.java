package org.kartera.console;

import java.util.Locale;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.jspecify.annotations.Nullable;
import org.kartera.records.module.ModuleInfo;

/** Tells what there is to know of a module. */
@Service
@Command(
        scope = "kartera",
        name = "module-info",
        description = "Shows a module: state, reason, records, what it requires")
@SuppressWarnings("NullAway.Init")
public class ModuleInfoCommand implements Action {
    @Reference
    private ConsoleKernel kernel;

    @Reference
    private Session session;

    @Argument(name = "module", description = "Name of the module", required = true)
    @Completion(ModuleNames.class)
    private String name;

    @Override
    public @Nullable Object execute() {
        ModuleInfo module = kernel.as(session, () -> kernel.modules().module(name));
        line("name", module.name());
        line("version", module.version());
        line("state", module.state().name().toLowerCase(Locale.ROOT));
        line("reason", module.reason());
        line("requires", String.join(", ", module.requires()));
        line("records", String.join(", ", module.entities()));
        line("bundle", module.bundle() < 0 ? "" : String.valueOf(module.bundle()));
        kernel.notes(module.name()).forEach(note -> line("note", note));
        return null;
    }

    private void line(String key, String value) {
        if (!value.isEmpty()) {
            session.getConsole().printf("%-12s %s%n", kernel.text("column." + key), value);
        }
    }
}
