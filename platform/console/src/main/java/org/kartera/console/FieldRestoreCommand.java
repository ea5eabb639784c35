package org.kartera.console;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.jspecify.annotations.Nullable;

/** Brings a retired field back. */
@Service
@Command(scope = "kartera", name = "field-restore", description = "Brings a retired field back")
@SuppressWarnings("NullAway.Init")
public class FieldRestoreCommand implements Action {
    @Reference
    private ConsoleKernel kernel;

    @Reference
    private Session session;

    @Argument(index = 0, name = "record", description = "Record type, such as contacts.person", required = true)
    private String entity;

    @Argument(index = 1, name = "field", description = "Name of the field", required = true)
    private String field;

    @Override
    public @Nullable Object execute() {
        kernel.as(session, () -> kernel.customisation().restore(entity, field));
        session.getConsole().println(kernel.text("field.restored", entity, field));
        return null;
    }
}
