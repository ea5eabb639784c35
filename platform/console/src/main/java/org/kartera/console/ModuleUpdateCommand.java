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

/** Brings a module up to the newest version that is delivered. */
@Service
@Command(scope = "kartera", name = "module-update", description = "Updates a module to the newest version delivered")
@SuppressWarnings("NullAway.Init")
public class ModuleUpdateCommand implements Action {
    @Reference
    private ConsoleKernel kernel;

    @Reference
    private Session session;

    @Argument(name = "module", description = "Name of the module", required = true)
    @Completion(ModuleNames.class)
    private String name;

    @Override
    public @Nullable Object execute() {
        ModuleInfo module = kernel.as(session, () -> kernel.modules().update(name));
        if (module.state() == ModuleState.FAILED) {
            throw new CommandFailure(kernel.text("module.failed", name, module.reason()));
        }
        session.getConsole().println(kernel.text("module.updated", name, module.version()));
        return null;
    }
}
