package org.kartera.console;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.jspecify.annotations.Nullable;

/** Goes on with a package that failed, and waits for the end. */
@Service
@Command(scope = "kartera", name = "package-retry", description = "Goes on with a configuration package that failed")
@SuppressWarnings("NullAway.Init")
public class PackageRetryCommand implements Action {
    @Reference
    private ConsoleKernel kernel;

    @Reference
    private Session session;

    @Argument(index = 0, name = "name", description = "Name of the package", required = true)
    private String name;

    @Override
    public @Nullable Object execute() {
        kernel.as(session, () -> kernel.packages().retry(name));
        PackageFiles.await(kernel, session, name);
        session.getConsole().println(kernel.text("package.done", name));
        return null;
    }
}
