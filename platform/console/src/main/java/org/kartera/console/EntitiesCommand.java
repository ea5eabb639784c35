package org.kartera.console;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;
import org.jspecify.annotations.Nullable;
import org.kartera.records.custom.CustomEntity;
import org.kartera.records.json.ValueJson;

/** Lists the record types that were made here. */
@Service
@Command(scope = "kartera", name = "entities", description = "Lists the record types that were made here")
@SuppressWarnings("NullAway.Init")
public class EntitiesCommand implements Action {
    @Reference
    private ConsoleKernel kernel;

    @Reference
    private Session session;

    @Override
    public @Nullable Object execute() {
        ShellTable table = new ShellTable();
        for (String column : new String[] {"name", "label", "state", "layer", "reason"}) {
            table.column(kernel.text("column." + column));
        }
        for (CustomEntity entity : kernel.as(session, () -> kernel.entities().entities())) {
            table.addRow()
                    .addContent(
                            entity.name(),
                            kernel.label(entity.definition().label()),
                            ValueJson.choiceName(entity.state()),
                            ValueJson.choiceName(entity.layer()),
                            entity.reason());
        }
        table.print(session.getConsole());
        return null;
    }
}
