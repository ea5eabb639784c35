package org.kartera.console;

import java.util.LinkedHashMap;
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
import org.kartera.records.custom.CustomField;
import org.kartera.records.custom.Origin;

/** Adds a field to a record type. */
@Service
@Command(scope = "kartera", name = "field-add", description = "Adds a field to a record type")
@SuppressWarnings("NullAway.Init")
public class FieldAddCommand implements Action {
    @Reference
    private ConsoleKernel kernel;

    @Reference
    private Session session;

    @Argument(index = 0, name = "record", description = "Record type, such as contacts.person", required = true)
    private String entity;

    @Argument(index = 1, name = "kind", description = "Kind, such as text, money, date", required = true)
    private String kind;

    @Argument(index = 2, name = "name", description = "Name of the field", required = true)
    private String name;

    @Option(name = "--label", description = "What people call it, in the language of the installation")
    private @Nullable String label;

    @Option(
            name = "--option",
            description = "A property of the field, such as required=true or length=40; may be given several times",
            multiValued = true)
    private @Nullable List<String> options;

    @Override
    public @Nullable Object execute() {
        Map<String, @Nullable Object> definition = new LinkedHashMap<>();
        definition.put("kind", kind);
        definition.put("name", name);
        definition.put("label", Map.of(kernel.language(), label == null ? name : label));
        definition.putAll(FieldOptions.read(kernel, options));
        CustomField added = kernel.as(session, () -> kernel.customisation().add(entity, definition, Origin.ADMIN));
        session.getConsole().println(kernel.text("field.added", entity, added.name()));
        return null;
    }
}
