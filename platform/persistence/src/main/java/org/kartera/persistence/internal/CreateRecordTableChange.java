package org.kartera.persistence.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import liquibase.change.ChangeMetaData;
import liquibase.change.ColumnConfig;
import liquibase.change.ConstraintsConfig;
import liquibase.change.DatabaseChange;
import liquibase.change.core.CreateTableChange;
import liquibase.database.Database;
import liquibase.database.core.PostgresDatabase;
import liquibase.exception.ValidationErrors;
import liquibase.statement.SqlStatement;
import org.kartera.persistence.Dialect;

/** {@code createRecordTable}: {@code createTable} with the columns that every record has in front. Made by Liquibase by reflection. */
@DatabaseChange(
        name = "createRecordTable",
        description = "Creates the table of a record type",
        priority = ChangeMetaData.PRIORITY_DEFAULT)
public final class CreateRecordTableChange extends CreateTableChange {
    /** It has columns always: those of every record. */
    @Override
    public ValidationErrors validate(Database database) {
        return getColumns().isEmpty() ? new ValidationErrors(this) : super.validate(database);
    }

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

    private static ColumnConfig roomy(ColumnConfig column) {
        String type = ColumnTypes.roomy(column.getType());
        return type.equals(column.getType())
                ? column
                : column(column.getName(), type)
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
