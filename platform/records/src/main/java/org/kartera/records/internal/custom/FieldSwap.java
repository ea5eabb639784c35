package org.kartera.records.internal.custom;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kartera.persistence.Database;
import org.kartera.persistence.Indexes;
import org.kartera.persistence.Indexes.Index;
import org.kartera.persistence.MigrationException;
import org.kartera.platform.Caller;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.records.custom.CustomField;
import org.kartera.records.custom.CustomState;
import org.kartera.records.custom.CustomisationError;
import org.kartera.records.internal.mapping.DerivedIndexes;
import org.kartera.records.internal.module.ModuleFailure;
import org.kartera.records.internal.module.UnitRenewal;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.MetadataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts a field in the place of its former version: first into the table and the metadata of this node, then into the store, from where the others follow.
 * What fails on the way is taken back. Only on the thread of the modules.
 */
final class FieldSwap {
    private static final Logger LOG = LoggerFactory.getLogger(FieldSwap.class);

    private final CustomCatalogue catalogue;
    private final UnitRenewal renewal;
    private final MetadataSource metadata;
    private final Indexes indexes;
    private final Database database;

    FieldSwap(
            CustomCatalogue catalogue,
            UnitRenewal renewal,
            MetadataSource metadata,
            Indexes indexes,
            Database database) {
        this.catalogue = catalogue;
        this.renewal = renewal;
        this.metadata = metadata;
        this.indexes = indexes;
        this.database = database;
    }

    /** Adds a field, from its first trace in the store to the moment at which everybody can use it. */
    CustomField add(CustomField field, Caller caller) {
        catalogue.store().insert(field);
        catalogue.put(field);
        try {
            renew(field);
            CustomField active = Versions.next(field, field.definition(), CustomState.ACTIVE, caller);
            store(active, CustomisationKinds.ADDED, Definitions.told(active), caller);
            catalogue.put(active);
            return active;
        } catch (RuntimeException e) {
            catalogue.remove(field);
            catalogue.store().remove(field);
            back(field);
            throw e;
        }
    }

    /** Another node that was started meanwhile may have completed the field already. */
    private void store(
            CustomField active, String kind, Map<String, ? extends @Nullable Object> changes, Caller caller) {
        try {
            catalogue.store().update(active, kind, changes, caller);
        } catch (CrmException e) {
            boolean completed = catalogue.store().all().stream()
                    .anyMatch(field -> field.id().equals(active.id()) && field.state() == CustomState.ACTIVE);
            if (e.code() != StandardError.STALE_VERSION || !completed) {
                throw e;
            }
        }
    }

    /** Puts {@code after} in the place of {@code before}. */
    CustomField swap(
            CustomField before,
            CustomField after,
            String kind,
            Map<String, ? extends @Nullable Object> changes,
            Caller caller) {
        List<Index> former = indexes(before);
        catalogue.put(after);
        try {
            renew(after);
            catalogue.store().update(after, kind, changes, caller);
        } catch (RuntimeException e) {
            catalogue.put(before);
            back(before);
            throw e;
        }
        List<Index> unwanted = new ArrayList<>(former);
        unwanted.removeAll(indexes(after));
        drop(unwanted);
        return after;
    }

    private List<Index> indexes(CustomField field) {
        return metadata.current()
                .known(field.entity())
                .map(type -> DerivedIndexes.of(type, database.dialect()))
                .orElse(List.of());
    }

    /** One that stays is of no harm. */
    private void drop(List<Index> unwanted) {
        try {
            indexes.drop(unwanted);
        } catch (RuntimeException e) {
            LOG.warn("Indexes that nobody needs any more stay: {}", unwanted, e);
        }
    }

    private void renew(CustomField field) {
        try {
            renewal.renew(List.of(CustomCatalogue.module(field.entity())));
        } catch (MigrationException e) {
            throw CrmException.causedBy(e, CustomisationError.VALUES_NOT_UNIQUE, field.name());
        } catch (ModuleFailure e) {
            throw CrmException.causedBy(
                    e, CustomisationError.CANNOT_COMPLETE, field.name(), String.valueOf(e.getMessage()));
        }
    }

    private void back(CustomField field) {
        try {
            renewal.renew(List.of(CustomCatalogue.module(field.entity())));
        } catch (RuntimeException e) {
            LOG.error("{} of {} could not be taken back", field.name(), field.entity(), e);
        }
    }

    /** The record type as it is now; 404 {@code no-such-entity}, 503 {@code module-disabled}. */
    EntityType entity(String name) {
        return metadata.current().entity(name);
    }
}
