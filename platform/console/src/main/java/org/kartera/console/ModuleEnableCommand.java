package org.kartera.console;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.jspecify.annotations.Nullable;
import org.kartera.records.module.ModuleInfo;
import org.kartera.records.module.ModuleState;

/** Enables a module, and those that it requires. */
@Service
@Command(scope = "kartera", name = "module-enable", description = "Enables a module, with those that it requires")
@SuppressWarnings("NullAway.Init")
public class ModuleEnableCommand implements Action {
    @Reference
    private ConsoleKernel kernel;

    @Reference
    private Session session;

    @Argument(name = "module", description = "Name of the module", required = true)
    @Completion(ModuleNames.class)
    private String name;

    @Override
    public @Nullable Object execute() {
        ModuleInfo module = kernel.as(session, () -> kernel.modules().enable(name));
        if (module.state() == ModuleState.FAILED) {
            throw new CommandFailure(kernel.text("module.failed", name, module.reason()));
        }
        session.getConsole().println(kernel.text("module.enabled", name, module.version()));
        return null;
    }
}
