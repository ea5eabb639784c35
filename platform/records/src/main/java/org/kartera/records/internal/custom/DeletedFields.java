package org.kartera.records.internal.custom;

import java.util.List;
import java.util.Set;
import org.kartera.persistence.Dialect;
import org.kartera.persistence.Indexes;
import org.kartera.persistence.TableChanges;
import org.kartera.platform.record.CrmRecord;
import org.kartera.records.custom.CustomField;
import org.kartera.records.custom.CustomState;
import org.kartera.records.internal.mapping.DerivedIndexes;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.TitlePattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes away what is left of deleted fields, when nobody can be using it any more. Only on the thread of the modules. */
final class DeletedFields {
    private static final Logger LOG = LoggerFactory.getLogger(DeletedFields.class);

    private final CustomCatalogue catalogue;
    private final FieldCounts counts;
    private final Indexes indexes;
    private final TableChanges tables;
    private final Dialect dialect;

    DeletedFields(
            CustomCatalogue catalogue, FieldCounts counts, Indexes indexes, TableChanges tables, Dialect dialect) {
        this.catalogue = catalogue;
        this.counts = counts;
        this.indexes = indexes;
        this.tables = tables;
        this.dialect = dialect;
    }

    /** All that a former run left. */
    void clear() {
        catalogue.all().stream()
                .filter(field -> field.state() == CustomState.DELETED)
                .forEach(this::clear);
    }

    /** What is left of one; where that fails, the next start of the server does it. */
    void clear(CustomField field) {
        FieldType type = CustomFieldTypes.of(field.definition(), true);
        EntityType table = table(field, type);
        try {
            indexes.drop(DerivedIndexes.of(table, dialect).stream()
                    .filter(index -> index.columns().stream().anyMatch(Definitions.names(type)::contains))
                    .toList());
            tables.remove(table.table(), Definitions.names(type));
            counts.forget(field.entity(), type);
            catalogue.store().remove(field);
            catalogue.remove(field);
        } catch (RuntimeException e) {
            LOG.warn("What was stored in {} of {} is still there", field.name(), field.entity(), e);
        }
    }

    private static EntityType table(CustomField field, FieldType type) {
        return new EntityType(
                field.entity(),
                CrmRecord.class,
                new TitlePattern(""),
                "",
                List.of(),
                Set.of(),
                List.of(type),
                List.of());
    }
}
