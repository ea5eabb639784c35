package org.kartera.records.internal.custom;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.Caller;
import org.kartera.records.custom.CustomEntities;
import org.kartera.records.custom.CustomEntity;
import org.kartera.records.custom.CustomField;
import org.kartera.records.custom.CustomState;
import org.kartera.records.internal.module.ModuleHost;
import org.kartera.records.internal.module.UnitRenewal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts record types in the place of their former versions, in the module that they are. Only on the thread of the modules, unless it says otherwise. */
final class EntitySwap {
    private static final Logger LOG = LoggerFactory.getLogger(EntitySwap.class);

    private final CustomCatalogue catalogue;
    private final EntityCatalogue entities;
    private final ModuleHost modules;
    private final UnitRenewal renewal;

    EntitySwap(CustomCatalogue catalogue, ModuleHost modules) {
        this.catalogue = catalogue;
        this.entities = catalogue.entities();
        this.modules = modules;
        this.renewal = modules.renewal();
    }

    /** For any thread. */
    UnitRenewal renewal() {
        return renewal;
    }

    /** The module is there as soon as there is a record type in it. */
    void start() {
        if (!entities.all().isEmpty()) {
            declare();
        }
    }

    /** Does here what was done on another node. */
    void follow() {
        boolean changed = entities.reload();
        Set<String> modules = new HashSet<>(catalogue.reload());
        if (modules.remove(CustomEntities.MODULE) || changed) {
            declare();
        }
        if (!modules.isEmpty()) {
            renewal.renew(modules);
        }
    }

    private void declare() {
        if (renewal.enabled(CustomEntities.MODULE)) {
            renewal.redeclare(CustomEntities.MODULE);
        } else {
            modules.arrive(entities::content);
        }
    }

    /** Adds a record type with its fields, all of which are stored already; they are active when this returns. */
    CustomEntity add(CustomEntity entity, List<CustomField> fields, Caller caller) {
        entities.put(entity);
        fields.forEach(catalogue::put);
        try {
            catalogue.as(caller, this::declare);
            return entities.find(entity.name())
                    .filter(made -> made.state() == CustomState.ACTIVE)
                    .orElseThrow(() -> new IllegalStateException(renewal.reason(CustomEntities.MODULE)));
        } catch (RuntimeException e) {
            entities.remove(entity);
            fields.forEach(catalogue::remove);
            fields.forEach(catalogue.store()::remove);
            entities.forget(entity);
            back(entity);
            throw e;
        }
    }

    /** Puts {@code after} in the place of {@code before}. */
    CustomEntity swap(CustomEntity before, CustomEntity after, String kind, Caller caller) {
        entities.put(after);
        try {
            declare();
            entities.update(after, kind, told(before, after), caller);
            return after;
        } catch (RuntimeException e) {
            entities.put(before);
            back(before);
            throw e;
        }
    }

    private static Map<String, @Nullable Object> told(CustomEntity before, CustomEntity after) {
        Map<String, @Nullable Object> former = EntityJson.write(before.definition());
        Map<String, @Nullable Object> changes =
                new LinkedHashMap<>(Definitions.differences(former, EntityJson.write(after.definition())));
        if (after.state() == CustomState.DELETED) {
            changes.put("definition", former);
        }
        return changes;
    }

    private void back(CustomEntity entity) {
        try {
            declare();
        } catch (RuntimeException e) {
            LOG.error("{} could not be taken back", entity.name(), e);
        }
    }
}
