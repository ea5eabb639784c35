package org.kartera.console;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;
import org.jspecify.annotations.Nullable;
import org.kartera.records.custom.CustomField;
import org.kartera.records.json.ValueJson;

/** Lists the fields that were added to a record type. */
@Service
@Command(scope = "kartera", name = "fields", description = "Lists the fields that were added to a record type")
@SuppressWarnings("NullAway.Init")
public class FieldsCommand implements Action {
    @Reference
    private ConsoleKernel kernel;

    @Reference
    private Session session;

    @Argument(index = 0, name = "record", description = "Record type, such as contacts.person", required = true)
    private String entity;

    @Override
    public @Nullable Object execute() {
        ShellTable table = new ShellTable();
        for (String column : new String[] {"name", "kind", "label", "state", "layer", "reason"}) {
            table.column(kernel.text("column." + column));
        }
        for (CustomField field : kernel.as(session, () -> kernel.customisation().fields(entity))) {
            table.addRow()
                    .addContent(
                            field.name(),
                            field.definition().kind().json(),
                            kernel.label(field.definition().label()),
                            ValueJson.choiceName(field.state()),
                            ValueJson.choiceName(field.layer()),
                            field.reason());
        }
        table.print(session.getConsole());
        return null;
    }
}
