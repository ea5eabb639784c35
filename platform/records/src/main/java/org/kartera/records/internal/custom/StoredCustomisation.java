package org.kartera.records.internal.custom;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.kartera.events.Feed;
import org.kartera.persistence.Database;
import org.kartera.persistence.Indexes;
import org.kartera.persistence.TableChanges;
import org.kartera.persistence.TimeOrderedIds;
import org.kartera.persistence.UnitOfWork;
import org.kartera.platform.Caller;
import org.kartera.platform.Callers;
import org.kartera.platform.CrmException;
import org.kartera.platform.Installation;
import org.kartera.platform.StandardError;
import org.kartera.records.Administration;
import org.kartera.records.custom.CustomField;
import org.kartera.records.custom.CustomState;
import org.kartera.records.custom.Customisation;
import org.kartera.records.custom.CustomisationError;
import org.kartera.records.custom.FieldDefinition;
import org.kartera.records.custom.FieldUses;
import org.kartera.records.custom.Origin;
import org.kartera.records.custom.Usage;
import org.kartera.records.internal.module.ModuleHost;
import org.kartera.records.internal.module.UnitRenewal;
import org.kartera.records.internal.pipeline.bind.FieldBinder;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.MetadataSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Fields that admins add, kept in the database and followed by the feed. */
@Component(service = Customisation.class, immediate = true)
public final class StoredCustomisation implements Customisation, AutoCloseable {
    /** After so long nobody works with metadata any more in which a deleted field was. */
    private static final Duration GRACE = Duration.ofSeconds(60);

    private final Callers callers;
    private final CustomCatalogue catalogue;
    private final UnitRenewal renewal;
    private final MetadataSource metadata;
    private final FieldSwap swap;
    private final FieldUsage usage;
    private final Definitions definitions;
    private final DeletedFields deleted;
    private final Retyping retyping;
    private final AutoCloseable watching;
    private final TimeOrderedIds ids = new TimeOrderedIds();

    @Activate
    public StoredCustomisation(
            @Reference CustomCatalogue catalogue,
            @Reference ModuleHost modules,
            @Reference MetadataSource metadata,
            @Reference Database database,
            @Reference UnitOfWork unit,
            @Reference Indexes indexes,
            @Reference TableChanges tables,
            @Reference Feed feed,
            @Reference Installation installation,
            @Reference Callers callers) {
        this.callers = callers;
        this.catalogue = catalogue;
        this.renewal = modules.renewal();
        this.metadata = metadata;
        this.swap = new FieldSwap(catalogue, renewal, metadata, indexes, database);
        FieldCounts counts = new FieldCounts(unit);
        this.usage = new FieldUsage(counts, catalogue.entities());
        FieldBinder binder = new FieldBinder(installation::region);
        this.definitions = new Definitions(binder);
        this.retyping = new Retyping(unit, database.dialect(), tables, renewal, binder, installation);
        this.deleted = new DeletedFields(catalogue, counts, indexes, tables, database.dialect());
        this.watching = feed.watch(entries -> {
            if (entries.stream().anyMatch(entry -> entry.kind().startsWith(CustomisationKinds.FIELD))) {
                renewal.soon(this::follow);
            }
        });
        renewal.later(deleted::clear, GRACE);
    }

    /** Tells of something that names fields. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addUses(FieldUses uses) {
        usage.add(uses);
    }

    /** It names none any more. */
    public void removeUses(FieldUses uses) {
        usage.remove(uses);
    }

    /** Does here what was done on another node. */
    private void follow() {
        Set<String> modules = catalogue.reload();
        if (!modules.isEmpty()) {
            renewal.renew(modules);
        }
    }

    private Caller administrator(String entity) {
        Caller caller = callers.current();
        Administration.demand(caller, "update", entity);
        return caller;
    }

    @Override
    public List<CustomField> fields(String entity) {
        administrator(entity);
        EntityType type = metadata.current()
                .known(entity)
                .orElseThrow(() -> new CrmException(StandardError.NO_SUCH_ENTITY, entity));
        return catalogue.all(type.name()).stream()
                .filter(field -> field.state() != CustomState.DELETED)
                .toList();
    }

    @Override
    public CustomField field(String entity, String name) {
        return fields(entity).stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow(() -> catalogue.overlays().missing(entity, name));
    }

    @Override
    public CustomField add(String entity, Map<String, ? extends @Nullable Object> definition, Origin origin) {
        Caller caller = administrator(entity);
        return renewal.alone(() -> {
            EntityType type = swap.entity(entity);
            List<CustomField> others = catalogue.all(entity);
            FieldDefinition field = definitions.added(definition, type, others, metadata.current());
            long count = others.stream()
                    .filter(other -> other.state() != CustomState.DELETED)
                    .count();
            if (count >= MOST_FIELDS) {
                throw new CrmException(CustomisationError.TOO_MANY_FIELDS, MOST_FIELDS);
            }
            Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
            return swap.add(Versions.first(ids.next(), entity, field, origin, caller, now), caller);
        });
    }

    @Override
    public CustomField change(
            String entity, String name, @Nullable Long version, Map<String, ? extends @Nullable Object> patch) {
        return alone(entity, name, (field, caller) -> {
            if (version != null && version != field.version()) {
                throw new CrmException(StandardError.STALE_VERSION, field.version());
            }
            EntityType type = swap.entity(entity);
            FieldDefinition after = definitions.changed(active(field), patch, metadata.current());
            usage.checkChoices(type, field, after);
            Map<String, @Nullable Object> changes = Definitions.told(field.definition(), after);
            return changes.isEmpty()
                    ? field
                    : swap.swap(
                            field,
                            Versions.next(field, after, field.state(), caller),
                            CustomisationKinds.CHANGED,
                            changes,
                            caller);
        });
    }

    @Override
    public CustomField rename(String entity, String name, String next) {
        return alone(entity, name, (field, caller) -> {
            if (next.equals(name)) {
                return field;
            }
            usage.checkNotNeeded(field);
            FieldDefinition renamed =
                    definitions.renamed(active(field), next, swap.entity(entity), catalogue.all(entity));
            return swap.swap(
                    field,
                    Versions.next(field, renamed, field.state(), caller),
                    CustomisationKinds.RENAMED,
                    Map.of("name", List.of(name, next)),
                    caller);
        });
    }

    @Override
    public CustomField retype(
            String entity, String name, String kind, Map<String, ? extends @Nullable Object> options) {
        return alone(entity, name, (field, caller) -> {
            EntityType type = swap.entity(entity);
            Map<String, @Nullable Object> wanted = retyping.options(type, active(field), kind, options);
            FieldDefinition after =
                    definitions.retyped(field, kind, wanted, type, catalogue.all(entity), metadata.current());
            usage.checkNotNeeded(field);
            return retyping.retype(type, field, after, () -> switched(field, after, caller));
        });
    }

    /** The former columns go as those of a deleted field do. */
    private CustomField switched(CustomField field, FieldDefinition after, Caller caller) {
        CustomField changed = swap.swap(
                field,
                Versions.next(field, after, field.state(), caller),
                CustomisationKinds.RETYPED,
                Definitions.told(field.definition(), after),
                caller);
        CustomField remains = Versions.deleted(ids.next(), field);
        catalogue.store().insert(remains);
        catalogue.put(remains);
        renewal.later(() -> deleted.clear(remains), GRACE);
        return changed;
    }

    @Override
    public CustomField retire(String entity, String name) {
        return alone(entity, name, (field, caller) -> {
            if (field.state() == CustomState.RETIRED) {
                return field;
            }
            usage.checkNotNeeded(field);
            return to(active(field), CustomState.RETIRED, CustomisationKinds.RETIRED, caller);
        });
    }

    @Override
    public CustomField restore(String entity, String name) {
        return alone(
                entity,
                name,
                (field, caller) -> field.state() == CustomState.ACTIVE
                        ? field
                        : to(field, CustomState.ACTIVE, CustomisationKinds.RESTORED, caller));
    }

    private CustomField to(CustomField field, CustomState state, String kind, Caller caller) {
        swap.entity(field.entity());
        return swap.swap(field, Versions.next(field, field.definition(), state, caller), kind, Map.of(), caller);
    }

    private static CustomField active(CustomField field) {
        if (field.state() != CustomState.ACTIVE) {
            throw new CrmException(CustomisationError.FIELD_RETIRED, field.name());
        }
        return field;
    }

    @Override
    public Usage usage(String entity, String name) {
        return usage.of(swap.entity(entity), field(entity, name));
    }

    @Override
    public void delete(String entity, String name, @Nullable Long confirm) {
        CustomField gone = alone(entity, name, (field, caller) -> {
            usage.checkNotNeeded(field);
            long rows = usage.of(swap.entity(entity), field).rows();
            if (!Objects.equals(confirm, rows) && !(confirm == null && rows == 0)) {
                throw new CrmException(CustomisationError.FIELD_IN_USE, name, rows);
            }
            return swap.swap(
                    field,
                    Versions.next(field, field.definition(), CustomState.DELETED, caller),
                    CustomisationKinds.DELETED,
                    Map.of("definition", DefinitionJson.write(field.definition()), "rows", rows),
                    caller);
        });
        renewal.later(() -> deleted.clear(gone), GRACE);
    }

    private CustomField alone(String entity, String name, BiFunction<CustomField, Caller, CustomField> change) {
        Caller caller = administrator(entity);
        return renewal.alone(() -> change.apply(known(entity, name), caller));
    }

    /** As this node knows it, whoever asks. */
    private CustomField known(String entity, String name) {
        return catalogue.all(entity).stream()
                .filter(field ->
                        field.state() != CustomState.DELETED && field.name().equals(name))
                .findFirst()
                .orElseThrow(() -> catalogue.overlays().missing(entity, name));
    }

    /** Follows no longer. */
    @Deactivate
    @Override
    public void close() throws Exception {
        watching.close();
    }
}
