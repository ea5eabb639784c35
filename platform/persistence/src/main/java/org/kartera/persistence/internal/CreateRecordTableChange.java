package org.kartera.persistence.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import liquibase.change.ChangeMetaData;
import liquibase.change.ColumnConfig;
import liquibase.change.ConstraintsConfig;
import liquibase.change.DatabaseChange;
import liquibase.change.core.CreateTableChange;
import liquibase.database.Database;
import liquibase.database.core.PostgresDatabase;
import liquibase.statement.SqlStatement;
import org.kartera.persistence.Dialect;

/** {@code createRecordTable}: {@code createTable} with the columns that every record has in front. Made by Liquibase by reflection. */
@DatabaseChange(
        name = "createRecordTable",
        description = "Creates the table of a record type",
        priority = ChangeMetaData.PRIORITY_DEFAULT)
public final class CreateRecordTableChange extends CreateTableChange {
    private static final Pattern TEXT = Pattern.compile("varchar\\((\\d+)\\)");
    private static final int LONGEST_TEXT = 32_672;

    @Override
    public SqlStatement[] generateStatements(Database database) {
        CreateTableChange whole = new CreateTableChange();
        whole.setTableName(getTableName());
        whole.setRemarks(getRemarks());
        whole.setColumns(
                database instanceof PostgresDatabase
                        ? columns(database)
                        : columns(database).stream()
                                .map(CreateRecordTableChange::roomy)
                                .toList());
        whole.setChangeSet(getChangeSet());
        return whole.generateStatements(database);
    }

    private List<ColumnConfig> columns(Database database) {
        Map<String, String> types =
                ColumnTypes.of(database instanceof PostgresDatabase ? Dialect.POSTGRES : Dialect.DERBY);
        String id = types.getOrDefault("id", "");
        String timestamp = types.getOrDefault("timestamp", "");
        List<ColumnConfig> all = new ArrayList<>(List.of(
                column("id", id)
                        .setConstraints(
                                new ConstraintsConfig().setPrimaryKey(true).setNullable(false)),
                column("version", "bigint").setConstraints(notNull()),
                column("created_at", timestamp).setConstraints(notNull()),
                column("modified_at", timestamp).setConstraints(notNull()),
                column("created_by_id", id),
                column("modified_by_id", id),
                column("owner_id", id),
                column("team_id", id),
                column("title", "varchar(300)"),
                column("title_f", types.getOrDefault("folded", "")),
                column("deleted_at", timestamp),
                column("deleted_with_id", id)));
        all.addAll(getColumns());
        return all;
    }

    /** Lengths are meant in characters, as a reader counts them; Derby counts those beyond the basic plane twice. */
    private static ColumnConfig roomy(ColumnConfig column) {
        Matcher text = TEXT.matcher(column.getType());
        if (!text.matches()) {
            return column;
        }
        int length = Math.min(2 * Integer.parseInt(text.group(1)), LONGEST_TEXT);
        return column(column.getName(), "varchar(" + length + ")")
                .setConstraints(column.getConstraints())
                .setDefaultValue(column.getDefaultValue())
                .setRemarks(column.getRemarks());
    }

    private static ColumnConfig column(String name, String type) {
        return new ColumnConfig().setName(name).setType(type);
    }

    private static ConstraintsConfig notNull() {
        return new ConstraintsConfig().setNullable(false);
    }
}
