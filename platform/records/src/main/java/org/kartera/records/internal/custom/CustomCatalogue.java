package org.kartera.records.internal.custom;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.kartera.events.Feed;
import org.kartera.persistence.Migrations;
import org.kartera.persistence.OwnFiles;
import org.kartera.persistence.UnitOfWork;
import org.kartera.platform.Caller;
import org.kartera.records.custom.CustomEntity;
import org.kartera.records.custom.CustomField;
import org.kartera.records.custom.CustomState;
import org.kartera.records.internal.module.CustomTypes;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.module.ModuleNotes;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The fields that admins added, as this node knows them. Read by any thread, changed on the thread of the modules alone. */
@Component(service = {CustomTypes.class, ModuleNotes.class, CustomCatalogue.class})
public final class CustomCatalogue implements CustomTypes, ModuleNotes {
    private static final Logger LOG = LoggerFactory.getLogger(CustomCatalogue.class);
    private static final Caller MODULES = Caller.system("modules");

    private final FieldStore store;
    private final EntityCatalogue entities;
    private final OverlayCatalogue overlays;
    private Caller acting = MODULES;
    private volatile Map<String, List<Known>> fields = Map.of();

    /** A field, and what it is in the metadata. */
    private record Known(CustomField field, FieldType type) {}

    @Activate
    public CustomCatalogue(@Reference UnitOfWork unit, @Reference Migrations migrations, @Reference Feed feed) {
        migrations.run("records", OwnFiles.of(CustomCatalogue.class));
        this.store = new FieldStore(unit, feed);
        this.entities = new EntityCatalogue(unit, feed);
        this.overlays = new OverlayCatalogue(unit, feed);
        reload();
    }

    FieldStore store() {
        return store;
    }

    /** The record types that admins made. */
    EntityCatalogue entities() {
        return entities;
    }

    /** What is laid over what modules bring. */
    OverlayCatalogue overlays() {
        return overlays;
    }

    /** Does {@code work}; what arrives by it is told as the doing of {@code caller}. */
    void as(Caller caller, Runnable work) {
        acting = caller;
        try {
            work.run();
        } finally {
            acting = MODULES;
        }
    }

    @Override
    public Set<String> retired() {
        return entities.retired();
    }

    /** The fields that were added to a record type, those that are to be deleted included. */
    List<CustomField> all(String entity) {
        return fields.getOrDefault(entity, List.of()).stream().map(Known::field).toList();
    }

    /** All fields of all record types. */
    List<CustomField> all() {
        return fields.values().stream().flatMap(List::stream).map(Known::field).toList();
    }

    /** Reads them anew; the modules of whose record types something is not as it was. */
    Set<String> reload() {
        Map<String, List<Known>> former = fields;
        Map<String, List<Known>> now = new LinkedHashMap<>();
        store.all()
                .forEach(field -> now.computeIfAbsent(field.entity(), name -> new ArrayList<>())
                        .add(known(field)));
        fields = Map.copyOf(now);
        Set<String> entities = new LinkedHashSet<>(former.keySet());
        entities.addAll(now.keySet());
        Set<String> modules = new LinkedHashSet<>();
        for (String entity : entities) {
            if (!stored(former.get(entity)).equals(stored(now.get(entity)))) {
                modules.add(module(entity));
            }
        }
        return modules;
    }

    private static List<CustomField> stored(@Nullable List<Known> known) {
        return known == null ? List.of() : known.stream().map(Known::field).toList();
    }

    static String module(String entity) {
        return entity.substring(0, entity.indexOf('.'));
    }

    private static Known known(CustomField field) {
        return new Known(field, CustomFieldTypes.of(field));
    }

    /** Puts a field in the place of that of the same id, or behind the others. */
    void put(CustomField field) {
        change(field, Known.class::isInstance);
    }

    /** Forgets a field. */
    void remove(CustomField field) {
        change(field, known -> false);
    }

    private void change(CustomField field, Predicate<Known> kept) {
        Map<String, List<Known>> all = new HashMap<>(fields);
        List<Known> list = new ArrayList<>(all.getOrDefault(field.entity(), List.of()));
        int place = 0;
        while (place < list.size() && !list.get(place).field().id().equals(field.id())) {
            place++;
        }
        if (place < list.size()) {
            list.remove(place);
        }
        Known changed = known(field);
        if (kept.test(changed)) {
            list.add(place, changed);
        }
        all.put(field.entity(), List.copyOf(list));
        fields = Map.copyOf(all);
    }

    @Override
    public EntityType extend(EntityType type) {
        List<FieldType> added = fields.getOrDefault(type.name(), List.of()).stream()
                .filter(known -> inUse(known.field().state()))
                .map(Known::type)
                .filter(field -> type.field(field.name()) == null)
                .toList();
        return overlays.apply(added.isEmpty() ? type : type.withFields(added));
    }

    private static boolean inUse(CustomState state) {
        return state == CustomState.ADDING || state == CustomState.ACTIVE || state == CustomState.RETIRED;
    }

    @Override
    public void giveWay(List<EntityType> types) {
        for (EntityType type : types) {
            for (CustomField field : all(type.name())) {
                if (inUse(field.state()) && type.field(field.name()) != null) {
                    giveWay(field);
                }
            }
        }
    }

    /** Its column is its own, whatever the module calls its; only the name has to change. */
    private void giveWay(CustomField field) {
        List<CustomField> others = all(field.entity());
        String stem = field.name() + Names.GIVEN_WAY;
        String name = stem;
        for (int number = 2; named(others, name); number++) {
            name = stem + number;
        }
        CustomField renamed = Versions.next(
                field, Definitions.renamed(field.definition(), name, field.name()), field.state(), MODULES);
        try {
            store.update(
                    renamed,
                    CustomisationKinds.RENAMED,
                    Map.of("name", List.of(field.name(), name), "conflict", true),
                    MODULES);
        } catch (RuntimeException e) {
            // Another node has done the same; the feed tells.
            LOG.warn("{} of {} gives way to a field of the module", field.name(), field.entity(), e);
        }
        put(renamed);
        LOG.warn(
                "{} of {} is called {} now, since the module has a field of that name",
                field.name(),
                field.entity(),
                name);
    }

    @Override
    public List<String> notes(String module) {
        return all().stream()
                .filter(field -> module(field.entity()).equals(module)
                        && field.definition().conflict() != null)
                .map(field -> "An administrator's field " + field.definition().conflict() + " of " + field.entity()
                        + " is called " + field.name() + ", since the module has one of that name.")
                .toList();
    }

    private static boolean named(List<CustomField> fields, String name) {
        return fields.stream().anyMatch(field -> field.name().equals(name));
    }

    @Override
    public void opened(List<EntityType> types) {
        for (EntityType type : types) {
            for (CustomField field : all(type.name())) {
                if (field.state() == CustomState.ADDING) {
                    CustomField active = Versions.next(field, field.definition(), CustomState.ACTIVE, acting);
                    put(active);
                    store.update(active, CustomisationKinds.ADDED, Definitions.told(active), acting);
                    LOG.info("{} of {} was completed", field.name(), field.entity());
                }
            }
            entities.find(type.name())
                    .filter(entity -> entity.state() == CustomState.ADDING)
                    .ifPresent(this::arrived);
        }
    }

    private void arrived(CustomEntity entity) {
        CustomEntity active = Versions.next(entity, entity.definition(), CustomState.ACTIVE, acting);
        entities.update(
                active,
                CustomisationKinds.ENTITY_ADDED,
                Map.of("definition", EntityJson.write(active.definition())),
                acting);
        entities.put(active);
        LOG.info("{} is there", entity.name());
    }

    @Override
    public boolean withdrawUnfinished(List<EntityType> types, String reason) {
        boolean some = false;
        for (EntityType type : types) {
            for (CustomField field : all(type.name())) {
                if (field.state() == CustomState.ADDING) {
                    CustomField failed = field.failed(reason);
                    put(failed);
                    store.update(failed);
                    some = true;
                }
            }
            some |= entities.find(type.name())
                    .filter(entity -> entity.state() == CustomState.ADDING)
                    .map(entity -> entities.fail(entity, reason))
                    .isPresent();
        }
        if (some) {
            LOG.warn("What was on its way could not be completed: {}", reason);
        }
        return some;
    }
}
