package org.kartera.console;

import java.util.List;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.jspecify.annotations.Nullable;
import org.kartera.records.configuration.AppliedPackage;
import org.kartera.records.configuration.Difference;

/** Applies a package as it is at this moment, and waits for the end. */
@Service
@Command(scope = "kartera", name = "package-apply", description = "Applies a configuration package")
@SuppressWarnings("NullAway.Init")
public class PackageApplyCommand implements Action {
    @Reference
    private ConsoleKernel kernel;

    @Reference
    private Session session;

    @Argument(index = 0, name = "file", description = "Path of the package on the server", required = true)
    private String file;

    @Option(
            name = "--theirs",
            description = "What gives way to the package, as fields/pipeline.deal.budget; may be given several times",
            multiValued = true)
    private @Nullable List<String> theirs;

    @Option(name = "--older", description = "Also an earlier version than the one that is applied")
    private boolean older;

    @Override
    public @Nullable Object execute() {
        AppliedPackage applied = kernel.as(session, () -> {
            Difference difference = PackageFiles.preview(kernel, file, theirs, older);
            return PackageFiles.apply(kernel, file, difference.digest(), theirs, older);
        });
        PackageFiles.await(kernel, session, applied.name());
        session.getConsole().println(kernel.text("package.applied", applied.name(), applied.version()));
        return null;
    }
}
