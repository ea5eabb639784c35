package org.kartera.records.internal.custom;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.kartera.events.Feed;
import org.kartera.persistence.TableChanges;
import org.kartera.persistence.TimeOrderedIds;
import org.kartera.persistence.UnitOfWork;
import org.kartera.platform.Access;
import org.kartera.platform.Caller;
import org.kartera.platform.Callers;
import org.kartera.platform.CrmException;
import org.kartera.platform.Installation;
import org.kartera.platform.StandardError;
import org.kartera.platform.Violation;
import org.kartera.records.Administration;
import org.kartera.records.custom.CustomEntities;
import org.kartera.records.custom.CustomEntity;
import org.kartera.records.custom.CustomField;
import org.kartera.records.custom.CustomState;
import org.kartera.records.custom.CustomisationError;
import org.kartera.records.custom.EntityDefinition;
import org.kartera.records.custom.EntityGrants;
import org.kartera.records.custom.FieldDefinition;
import org.kartera.records.custom.FieldUses;
import org.kartera.records.custom.Origin;
import org.kartera.records.custom.Usage;
import org.kartera.records.internal.module.ModuleHost;
import org.kartera.records.internal.pipeline.bind.FieldBinder;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.MetadataSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Record types that admins make, kept in the database and followed by the feed. */
@Component(service = CustomEntities.class, immediate = true)
public final class StoredEntities implements CustomEntities, AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(60);

    private final Callers callers;
    private final MetadataSource metadata;
    private final UnitOfWork unit;
    private final CustomCatalogue catalogue;
    private final EntityCatalogue entities;
    private final EntitySwap swap;
    private final DeletedEntities deleted;
    private final FieldCounts counts;
    private final TitleRewrite titles;
    private final Definitions definitions;
    private final AutoCloseable watching;
    private final TimeOrderedIds ids = new TimeOrderedIds();
    private final List<EntityGrants> grants = new CopyOnWriteArrayList<>();

    @Activate
    public StoredEntities(
            @Reference CustomCatalogue catalogue,
            @Reference ModuleHost modules,
            @Reference MetadataSource metadata,
            @Reference UnitOfWork unit,
            @Reference TableChanges tables,
            @Reference Feed feed,
            @Reference Installation installation,
            @Reference Callers callers) {
        this.callers = callers;
        this.metadata = metadata;
        this.unit = unit;
        this.catalogue = catalogue;
        this.entities = catalogue.entities();
        this.swap = new EntitySwap(catalogue, modules);
        this.counts = new FieldCounts(unit);
        this.titles = new TitleRewrite(unit);
        this.deleted = new DeletedEntities(catalogue, unit, tables);
        this.definitions = new Definitions(new FieldBinder(installation::region));
        this.watching = feed.watch(entries -> {
            if (entries.stream().anyMatch(entry -> entry.kind().startsWith(CustomisationKinds.ENTITY))) {
                swap.renewal().soon(swap::follow);
            }
        });
        swap.renewal().soon(swap::start);
        swap.renewal().later(deleted::clear, GRACE);
    }

    /** Tells of who keeps the rights. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addGrants(EntityGrants keeper) {
        grants.add(keeper);
    }

    /** It keeps none any more. */
    public void removeGrants(EntityGrants keeper) {
        grants.remove(keeper);
    }

    private Caller administrator(String entity) {
        Caller caller = callers.current();
        Administration.demand(caller, "update", entity);
        return caller;
    }

    @Override
    public List<CustomEntity> entities() {
        administrator(MODULE);
        return entities.all().stream()
                .filter(entity -> entity.state() != CustomState.DELETED)
                .toList();
    }

    @Override
    public CustomEntity entity(String name) {
        administrator(name);
        return known(name);
    }

    private CustomEntity known(String name) {
        return entities.find(name).orElseThrow(() -> new CrmException(StandardError.NO_SUCH_ENTITY, name));
    }

    @Override
    public CustomEntity define(Map<String, ? extends @Nullable Object> definition, Origin origin) {
        Caller caller = administrator(MODULE);
        Map<String, @Nullable Object> json = new LinkedHashMap<>(definition);
        Object access = json.remove("access");
        Access reach = EntityChecks.reach(access);
        return swap.renewal().alone(() -> define(json, reach, origin, caller));
    }

    private CustomEntity define(Map<String, @Nullable Object> json, Access reach, Origin origin, Caller caller) {
        EntityChecks checks = new EntityChecks(definitions);
        EntityDefinition read =
                EntityJson.read(json, name -> entities.find(name).isPresent(), checks.wrong());
        CustomEntity draft = first(read, origin, caller);
        List<FieldDefinition> fields = checks.fields(json, entities.type(draft), metadata.current());
        EntityDefinition whole = EntityChecks.titled(read, fields);
        List<FieldType> types = new ArrayList<>(entities.type(draft).fields());
        fields.forEach(field -> types.add(CustomFieldTypes.of(field, true)));
        checks.check(whole, types);
        checks.throwIfAny();
        if (entities.find(whole.name()).isPresent()) {
            throw new CrmException(CustomisationError.DUPLICATE_NAME, whole.name());
        } else if (entities.all().size() >= MOST_ENTITIES) {
            throw new CrmException(CustomisationError.TOO_MANY_ENTITIES, MOST_ENTITIES);
        }
        deleted.clear(whole.name());
        CustomEntity entity = Versions.with(draft, whole, CustomState.ADDING);
        List<CustomField> added = fields.stream()
                .map(field -> Versions.first(ids.next(), whole.name(), field, origin, caller, now()))
                .toList();
        unit.call(() -> {
            entities.insert(entity);
            added.forEach(catalogue.store()::insert);
            return entity;
        });
        // Before it is told: open pages of those who may read its records are told, too.
        grants.forEach(keeper -> keeper.grant(entity.name(), reach));
        return swap.add(entity, added, caller);
    }

    private CustomEntity first(EntityDefinition definition, Origin origin, Caller caller) {
        Instant now = now();
        return new CustomEntity(
                ids.next(),
                definition,
                CustomState.ADDING,
                origin.layer(),
                origin.pack(),
                1,
                "",
                now,
                caller.user(),
                now,
                caller.user());
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public CustomEntity change(String name, @Nullable Long version, Map<String, ? extends @Nullable Object> patch) {
        Caller caller = administrator(name);
        return swap.renewal().alone(() -> {
            CustomEntity entity = known(name);
            if (version != null && version != entity.version()) {
                throw new CrmException(StandardError.STALE_VERSION, entity.version());
            }
            EntityDefinition after = changed(entity, patch);
            if (after.equals(entity.definition())) {
                return entity;
            }
            CustomEntity changed = swap.swap(
                    entity,
                    Versions.next(entity, after, entity.state(), caller),
                    CustomisationKinds.ENTITY_CHANGED,
                    caller);
            if (!after.title().equals(entity.definition().title())) {
                metadata.current().known(name).ifPresent(type -> swap.renewal().soon(() -> titles.rewrite(type)));
            }
            return changed;
        });
    }

    private EntityDefinition changed(CustomEntity entity, Map<String, ? extends @Nullable Object> patch) {
        EntityChecks checks = new EntityChecks(definitions);
        Object name = patch.get("name");
        if (name != null && !name.equals(entity.name())) {
            checks.wrong().add(Violation.of("name", CustomisationError.FIXED_PROPERTY));
        }
        Map<String, @Nullable Object> merged = DefinitionJson.merged(EntityJson.write(entity.definition()), patch);
        merged.put("name", entity.name());
        EntityDefinition after = EntityJson.read(merged, taken -> false, checks.wrong());
        checks.check(after, catalogue.extend(entities.type(entity)).fields());
        checks.throwIfAny();
        return after;
    }

    @Override
    public CustomEntity retire(String name) {
        return to(name, CustomState.RETIRED, CustomisationKinds.ENTITY_RETIRED);
    }

    @Override
    public CustomEntity restore(String name) {
        return to(name, CustomState.ACTIVE, CustomisationKinds.ENTITY_RESTORED);
    }

    private CustomEntity to(String name, CustomState state, String kind) {
        Caller caller = administrator(name);
        return swap.renewal().alone(() -> {
            CustomEntity entity = known(name);
            return entity.state() == state
                    ? entity
                    : swap.swap(entity, Versions.next(entity, entity.definition(), state, caller), kind, caller);
        });
    }

    @Override
    public Usage usage(String name) {
        administrator(name);
        return usage(known(name));
    }

    private Usage usage(CustomEntity entity) {
        EntityType type = entities.type(entity);
        long rows = entity.state() == CustomState.FAILED ? 0 : counts.rows(type);
        List<FieldUses.Use> uses = metadata.current().inbound(entity.name()).stream()
                .filter(inbound -> !inbound.from().name().equals(entity.name()))
                .map(inbound -> new FieldUses.Use(
                        "field", inbound.from().name() + "." + inbound.field().name(), true))
                .toList();
        return new Usage(rows, Map.of(), uses);
    }

    @Override
    public void delete(String name, @Nullable Long confirm) {
        Caller caller = administrator(name);
        CustomEntity gone = swap.renewal().alone(() -> {
            CustomEntity entity = known(name);
            Usage usage = usage(entity);
            usage.usedIn().stream().findFirst().ifPresent(use -> {
                throw new CrmException(CustomisationError.ENTITY_NEEDED, name, use.name());
            });
            if (!Objects.equals(confirm, usage.rows()) && !(confirm == null && usage.rows() == 0)) {
                throw new CrmException(CustomisationError.ENTITY_IN_USE, name, usage.rows());
            }
            return swap.swap(
                    entity,
                    Versions.next(entity, entity.definition(), CustomState.DELETED, caller),
                    CustomisationKinds.ENTITY_DELETED,
                    caller);
        });
        swap.renewal().later(() -> deleted.clear(gone), GRACE);
    }

    /** Follows no longer. */
    @Deactivate
    @Override
    public void close() throws Exception {
        watching.close();
    }
}
