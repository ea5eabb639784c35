package org.kartera.testkit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.kartera.persistence.Dialect;
import org.kartera.persistence.testing.Databases;
import org.kartera.persistence.testing.TestDatabase;
import org.kartera.records.internal.mapping.SchemaDifference;
import org.kartera.records.internal.mapping.TableShape;
import org.kartera.records.internal.metadata.RecordReader;
import org.kartera.records.internal.module.ModuleContent;
import org.kartera.records.metadata.EntityType;

/** Whether the change log of a module makes the tables that its fields need. */
final class SchemaRules {
    private SchemaRules() {}

    /** What is missing, ready to be pasted into the change log. */
    static List<String> broken(BuiltModule module, Dialect dialect) {
        List<String> broken = new ArrayList<>();
        ModuleContent content = module.content();
        try (TestDatabase database = Databases.open(dialect);
                Connection connection = database.database().pool().getConnection()) {
            database.migrations().run(module.name(), content.loader());
            for (EntityType type : new RecordReader().records(module.name(), content.records())) {
                SchemaDifference difference =
                        SchemaDifference.of(TableShape.of(type).declared(), connection);
                if (!difference.none()) {
                    broken.add("The change log does not make the table of " + type.name() + ". "
                            + String.join("; ", difference.unsuitable()) + "\n" + difference.remedy());
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return broken;
    }
}
