package org.kartera.console;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.jspecify.annotations.Nullable;
import org.kartera.records.custom.Origin;

/** Makes a module's field as it is without what administrators have changed. */
@Service
@Command(scope = "kartera", name = "field-revert", description = "Takes back what was changed of a module's field")
@SuppressWarnings("NullAway.Init")
public class FieldRevertCommand implements Action {
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
        kernel.as(session, () -> kernel.overlays().revert(entity, field, null, Origin.ADMIN));
        session.getConsole().println(kernel.text("field.reverted", entity, field));
        return null;
    }
}
