package org.kartera.records.internal.module;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.kartera.persistence.Database;
import org.kartera.persistence.Indexes;
import org.kartera.persistence.Migrations;
import org.kartera.persistence.PersistenceUnits;
import org.kartera.persistence.TableChanges;
import org.kartera.persistence.TableChanges.Column;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.records.internal.mapping.ColumnShape;
import org.kartera.records.internal.mapping.DerivedIndexes;
import org.kartera.records.internal.mapping.SchemaDifference;
import org.kartera.records.internal.mapping.TableShape;
import org.kartera.records.internal.mapping.UnitWriter;
import org.kartera.records.internal.total.RollUp;
import org.kartera.records.metadata.EntityType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Brings a module's tables up to date and opens its persistence unit over them. */
@Component(service = ModuleTables.class)
public final class ModuleTables {
    private final Database database;
    private final Migrations migrations;
    private final Indexes indexes;
    private final PersistenceUnits units;
    private final TableChanges tables;
    private final RollUp rollUp;
    private final UnitWriter writer = new UnitWriter();

    @Activate
    public ModuleTables(
            @Reference Database database,
            @Reference Migrations migrations,
            @Reference Indexes indexes,
            @Reference PersistenceUnits units,
            @Reference TableChanges tables) {
        this.database = database;
        this.migrations = migrations;
        this.indexes = indexes;
        this.units = units;
        this.tables = tables;
        this.rollUp = new RollUp(database);
    }

    /** Runs the module's change log. What it did to rows no total knows of, so that they are made anew by {@link #open}. */
    public void migrate(ModuleContent module) {
        boolean changed = true;
        try {
            changed = migrations.run(module.name(), module.loader()) > 0;
        } finally {
            if (changed) {
                rollUp.forget(module.name());
            }
        }
    }

    /**
     * Checks that the tables fit {@code types}, adds the columns of fields that an admin made and of the company's amounts, builds the indexes and totals that are missing, and opens the unit in the place of a former one.
     *
     * @throws ModuleFailure tables and fields do not fit; the former unit stays then
     */
    public void open(String module, List<EntityType> types, ClassLoader loader) {
        check(types);
        indexes.ensure(types.stream()
                .flatMap(type -> DerivedIndexes.of(type, database.dialect()).stream())
                .toList());
        rollUp.ensure(types);
        if (types.isEmpty()) {
            units.close(module);
        } else {
            units.open(writer.write(module, types, loader));
        }
    }

    /** Closes the unit once nothing is in flight in it. */
    public void close(String module) {
        units.close(module);
    }

    private void check(List<EntityType> types) {
        StringBuilder faults = new StringBuilder();
        for (EntityType type : types) {
            TableShape shape = TableShape.of(type);
            SchemaDifference difference = difference(shape);
            List<Column> missing = added(shape, difference.missing());
            List<Column> narrow = added(shape, difference.narrow());
            if (difference.exists() && !(missing.isEmpty() && narrow.isEmpty())) {
                tables.add(shape.table(), missing);
                tables.widen(shape.table(), narrow);
                difference = difference(shape);
            }
            if (!difference.none()) {
                faults.append(fault(difference));
            }
        }
        if (!faults.isEmpty()) {
            throw new ModuleFailure(faults.toString());
        }
    }

    private static List<Column> added(TableShape shape, List<ColumnShape> columns) {
        return columns.stream()
                .filter(column -> shape.added().contains(column.name()))
                .map(column -> new Column(column.name(), column.changeLogType()))
                .toList();
    }

    private SchemaDifference difference(TableShape shape) {
        try (Connection connection = database.pool().getConnection()) {
            return SchemaDifference.of(shape, connection);
        } catch (SQLException e) {
            throw CrmException.causedBy(e, StandardError.DATABASE_UNAVAILABLE);
        }
    }

    private static String fault(SchemaDifference difference) {
        String table = difference.shape().table();
        if (!difference.exists()) {
            return "The table " + table + " does not exist; the module's change log must create it. ";
        }
        String missing = difference.missing().stream()
                .map(column -> column.name() + " " + column.changeLogType())
                .collect(Collectors.joining(", "));
        String lacks = missing.isEmpty() ? "" : "The table " + table + " lacks " + missing + ". ";
        String wrong = String.join("; ", difference.unsuitable());
        return lacks + (wrong.isEmpty() ? "" : wrong + ". ");
    }
}
