package org.kartera.console;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.jspecify.annotations.Nullable;

/** Disables a module; its data stays. */
@Service
@Command(scope = "kartera", name = "module-disable", description = "Disables a module; its data stays")
@SuppressWarnings("NullAway.Init")
public class ModuleDisableCommand implements Action {
    @Reference
    private ConsoleKernel kernel;

    @Reference
    private Session session;

    @Argument(name = "module", description = "Name of the module", required = true)
    @Completion(ModuleNames.class)
    private String name;

    @Option(name = "--cascade", description = "Disables the modules first that need this one")
    private boolean cascade;

    @Override
    public @Nullable Object execute() {
        kernel.as(session, () -> kernel.modules().disable(name, cascade));
        session.getConsole().println(kernel.text("module.disabled", name));
        return null;
    }
}
