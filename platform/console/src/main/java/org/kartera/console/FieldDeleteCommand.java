package org.kartera.console;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.jspecify.annotations.Nullable;

/** Deletes an added field with all its values. */
@Service
@Command(scope = "kartera", name = "field-delete", description = "Deletes an added field with all its values")
@SuppressWarnings("NullAway.Init")
public class FieldDeleteCommand implements Action {
    @Reference
    private ConsoleKernel kernel;

    @Reference
    private Session session;

    @Argument(index = 0, name = "record", description = "Record type, such as contacts.person", required = true)
    private String entity;

    @Argument(index = 1, name = "field", description = "Name of the field", required = true)
    private String field;

    @Option(name = "--confirm", description = "How many records have a value that may be lost")
    private @Nullable Long confirm;

    @Override
    public @Nullable Object execute() {
        kernel.as(session, () -> {
            kernel.customisation().delete(entity, field, confirm);
            return field;
        });
        session.getConsole().println(kernel.text("field.deleted", entity, field));
        return null;
    }
}
