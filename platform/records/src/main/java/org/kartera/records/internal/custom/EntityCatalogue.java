package org.kartera.records.internal.custom;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kartera.events.Entry;
import org.kartera.events.Feed;
import org.kartera.persistence.DuplicateKeyException;
import org.kartera.persistence.UnitOfWork;
import org.kartera.platform.Caller;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.records.custom.CustomEntities;
import org.kartera.records.custom.CustomEntity;
import org.kartera.records.custom.CustomState;
import org.kartera.records.custom.CustomisationError;
import org.kartera.records.internal.mapping.ChangeLogText;
import org.kartera.records.internal.mapping.TableShape;
import org.kartera.records.internal.metadata.RecordReader;
import org.kartera.records.internal.module.ModuleContent;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.TitlePattern;
import org.kartera.records.metadata.Wording;

/** The record types that admins made, as this node knows them, and the module that they are. Read by any thread, changed on that of the modules alone. */
final class EntityCatalogue {
    private static final String VERSION = "1.0.0";

    private final UnitOfWork unit;
    private final DefinitionTable table;
    private final Feed feed;
    private final GeneratedClasses classes = new GeneratedClasses();
    private final List<FieldType> standard = RecordReader.standardFields();
    private volatile List<CustomEntity> entities = List.of();

    EntityCatalogue(UnitOfWork unit, Feed feed) {
        this.unit = unit;
        this.table = new DefinitionTable(unit, "records_custom_entity");
        this.feed = feed;
        this.entities = stored();
    }

    /** Reads them anew; whether something is not as it was. */
    boolean reload() {
        List<CustomEntity> former = entities;
        entities = stored();
        return !former.equals(entities);
    }

    private List<CustomEntity> stored() {
        return table.all().stream().map(EntityCatalogue::entity).toList();
    }

    private static CustomEntity entity(DefinitionTable.Row row) {
        return new CustomEntity(
                row.id(),
                EntityJson.read(row.json()),
                row.state(),
                row.layer(),
                row.pack(),
                row.version(),
                row.reason(),
                row.createdAt(),
                row.createdBy(),
                row.modifiedAt(),
                row.modifiedBy());
    }

    private static DefinitionTable.Row row(CustomEntity entity) {
        // A deleted one leaves its name to others.
        String name = entity.state() == CustomState.DELETED ? entity.id().toString() : entity.name();
        return new DefinitionTable.Row(
                entity.id(),
                CustomEntities.MODULE,
                name.substring(name.indexOf('.') + 1),
                EntityJson.stored(entity.definition()),
                entity.state(),
                entity.layer(),
                entity.pack(),
                entity.version(),
                entity.reason(),
                entity.createdAt(),
                entity.createdBy(),
                entity.modifiedAt(),
                entity.modifiedBy());
    }

    /** All, those that are to be deleted included. */
    List<CustomEntity> all() {
        return entities;
    }

    /** The one of that name that is not deleted. */
    Optional<CustomEntity> find(String name) {
        return entities.stream()
                .filter(entity ->
                        entity.state() != CustomState.DELETED && entity.name().equals(name))
                .findFirst();
    }

    /** Puts one in the place of that of the same id, or behind the others. */
    void put(CustomEntity entity) {
        List<CustomEntity> all = new ArrayList<>(entities);
        int place = all.stream().map(CustomEntity::id).toList().indexOf(entity.id());
        if (place < 0) {
            all.add(entity);
        } else {
            all.set(place, entity);
        }
        entities = List.copyOf(all);
    }

    void remove(CustomEntity entity) {
        entities = entities.stream()
                .filter(other -> !other.id().equals(entity.id()))
                .toList();
    }

    /** Stores one that is on its way. 409 {@code duplicate-name}. */
    void insert(CustomEntity entity) {
        try {
            table.insert(row(entity));
        } catch (DuplicateKeyException e) {
            throw CrmException.causedBy(e, CustomisationError.DUPLICATE_NAME, entity.name());
        }
    }

    /** Stores a change and tells of it; 412 {@code stale-version}. */
    void update(CustomEntity entity, String kind, Map<String, ? extends @Nullable Object> changes, Caller caller) {
        unit.call(() -> {
            if (!table.update(row(entity))) {
                throw new CrmException(StandardError.STALE_VERSION, "");
            }
            feed.append(List.of(new Entry(
                    kind,
                    entity.name(),
                    null,
                    0,
                    entity.name(),
                    null,
                    null,
                    null,
                    caller,
                    DefinitionJson.text(changes))));
            return entity;
        });
    }

    /** It could not be completed. */
    CustomEntity fail(CustomEntity entity, String reason) {
        CustomEntity failed = Versions.failed(entity, reason);
        table.update(row(failed));
        put(failed);
        return failed;
    }

    /** Forgets one that has not come about, or is no more. */
    void forget(CustomEntity entity) {
        table.delete(entity.id());
    }

    /** Full names of those that are out of use. */
    Set<String> retired() {
        return entities.stream()
                .filter(entity -> entity.state() == CustomState.RETIRED)
                .map(CustomEntity::name)
                .collect(Collectors.toSet());
    }

    /** The module, as it is now. */
    ModuleContent content() {
        List<CustomEntity> live = entities.stream()
                .filter(entity -> entity.state() != CustomState.FAILED && entity.state() != CustomState.DELETED)
                .toList();
        classes.changeLog(ChangeLogText.whole(live.stream()
                .map(entity -> ChangeLogText.create(TableShape.of(type(entity)), "create-" + entity.id()))
                .collect(Collectors.joining())));
        return new ModuleContent(
                CustomEntities.MODULE,
                VERSION,
                List.of(),
                List.of(),
                live.stream().map(this::type).toList(),
                classes);
    }

    /** The record type without the fields that were added to it. */
    EntityType type(CustomEntity entity) {
        return new EntityType(
                entity.name(),
                classes.of(entity.id()),
                new TitlePattern(entity.definition().title()),
                entity.definition().icon(),
                entity.definition().order(),
                entity.definition().traits(),
                standard,
                List.of(),
                new Wording.Own(entity.definition().label()),
                new Wording.Own(entity.definition().plural()));
    }
}
