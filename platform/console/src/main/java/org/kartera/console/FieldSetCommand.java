package org.kartera.console;

import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.jspecify.annotations.Nullable;
import org.kartera.records.custom.Origin;

/** Changes a field, whether it was added or a module brings it. */
@Service
@Command(
        scope = "kartera",
        name = "field-set",
        description = "Changes an added field, or what can be changed of a module's")
@SuppressWarnings("NullAway.Init")
public class FieldSetCommand implements Action {
    @Reference
    private ConsoleKernel kernel;

    @Reference
    private Session session;

    @Argument(index = 0, name = "record", description = "Record type, such as contacts.person", required = true)
    private String entity;

    @Argument(index = 1, name = "field", description = "Name of the field", required = true)
    private String field;

    @Option(name = "--label", description = "What people call it, in the language of the installation")
    private @Nullable String label;

    @Option(
            name = "--option",
            description =
                    "A property of the field, such as required=true; without a value it is taken away; may be given several times",
            multiValued = true)
    private @Nullable List<String> options;

    @Override
    public @Nullable Object execute() {
        Map<String, @Nullable Object> patch = FieldOptions.read(kernel, options);
        if (label != null) {
            patch.put("label", Map.of(kernel.language(), label));
        }
        kernel.as(session, () -> {
            boolean added = kernel.customisation().fields(entity).stream()
                    .anyMatch(each -> each.name().equals(field));
            return added
                    ? kernel.customisation().change(entity, field, null, patch)
                    : kernel.overlays().change(entity, field, null, patch, Origin.ADMIN);
        });
        session.getConsole().println(kernel.text("field.changed", entity, field));
        return null;
    }
}
