package org.kartera.console;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.jspecify.annotations.Nullable;

/** Takes an added field out of sight; its values stay. */
@Service
@Command(scope = "kartera", name = "field-retire", description = "Takes an added field out of sight; its values stay")
@SuppressWarnings("NullAway.Init")
public class FieldRetireCommand implements Action {
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
        kernel.as(session, () -> kernel.customisation().retire(entity, field));
        session.getConsole().println(kernel.text("field.retired", entity, field));
        return null;
    }
}
