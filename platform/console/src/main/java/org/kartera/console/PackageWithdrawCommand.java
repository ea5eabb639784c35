package org.kartera.console;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.jspecify.annotations.Nullable;

/** Withdraws a package: what it brought goes out of use, and no value is lost. */
@Service
@Command(scope = "kartera", name = "package-withdraw", description = "Withdraws a configuration package")
@SuppressWarnings("NullAway.Init")
public class PackageWithdrawCommand implements Action {
    @Reference
    private ConsoleKernel kernel;

    @Reference
    private Session session;

    @Argument(index = 0, name = "name", description = "Name of the package", required = true)
    private String name;

    @Option(name = "--confirm", description = "How many values will be out of sight")
    private @Nullable Long confirm;

    @Override
    public @Nullable Object execute() {
        kernel.as(session, () -> kernel.packages().withdraw(name, confirm));
        PackageFiles.await(kernel, session, name);
        session.getConsole().println(kernel.text("package.withdrawn", name));
        return null;
    }
}
