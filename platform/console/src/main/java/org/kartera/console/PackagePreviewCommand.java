package org.kartera.console;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.configuration.Refusal;
import org.kartera.records.configuration.Difference;
import org.kartera.records.json.ValueJson;

/** Shows what a package would change, and what is in its way. Fails where it cannot be applied. */
@Service
@Command(scope = "kartera", name = "package-preview", description = "Shows what a configuration package would change")
@SuppressWarnings("NullAway.Init")
public class PackagePreviewCommand implements Action {
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
        Difference difference = kernel.as(session, () -> PackageFiles.preview(kernel, file, theirs, older));
        ShellTable table = new ShellTable();
        for (String column : new String[] {"change", "part", "name", "label", "before", "after"}) {
            table.column(kernel.text("column." + column));
        }
        for (Difference.Item item : difference.items()) {
            table.addRow()
                    .addContent(
                            ValueJson.choiceName(item.change()),
                            item.part(),
                            item.key(),
                            item.label(),
                            item.before() == null ? "" : lines(item, true),
                            item.after() == null ? "" : lines(item, false));
        }
        table.print(session.getConsole());
        if (!difference.refusals().isEmpty()) {
            throw new CommandFailure(
                    difference.refusals().stream().map(this::told).collect(Collectors.joining("\n")));
        }
        return null;
    }

    private static String lines(Difference.Item item, boolean before) {
        return item.before() == null
                ? ""
                : item.lines().stream()
                        .map(line -> line.property() + "=" + (before ? line.before() : line.after()))
                        .collect(Collectors.joining("; "));
    }

    private String told(Refusal refusal) {
        String at = refusal.part().isEmpty() ? "" : refusal.part() + "/" + refusal.key() + ": ";
        return at + kernel.text(refusal.code(), refusal.args());
    }
}
