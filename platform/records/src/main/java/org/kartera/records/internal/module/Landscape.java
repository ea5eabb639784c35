package org.kartera.records.internal.module;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.platform.record.FieldKind;
import org.kartera.records.internal.metadata.MetadataRegistry;
import org.kartera.records.internal.metadata.RecordReader.Addition;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.FieldType.Flag;
import org.kartera.records.module.ModuleState;

/** All modules and what they mean for each other. Only the host's thread touches it. */
final class Landscape {
    private final Map<String, Hosted> modules = new TreeMap<>();
    private final MetadataRegistry metadata;
    private final CustomTypes custom;

    Landscape(MetadataRegistry metadata, CustomTypes custom) {
        this.metadata = metadata;
        this.custom = custom;
    }

    Collection<Hosted> all() {
        return modules.values();
    }

    /** The module of that name, made where it was unknown. */
    Hosted module(String name) {
        return modules.computeIfAbsent(name, Hosted::new);
    }

    boolean knows(String name) {
        return modules.containsKey(name);
    }

    Hosted known(String name) {
        return Optional.ofNullable(modules.get(name))
                .orElseThrow(() -> new CrmException(StandardError.NO_SUCH_MODULE, name));
    }

    /** Names of modules other than {@code module} that its record types refer to, or that it adds fields to. */
    static Set<String> needs(String module, List<EntityType> types, List<Addition> additions) {
        Set<String> needed = new LinkedHashSet<>();
        types.stream()
                .flatMap(type -> type.fields().stream())
                .filter(field -> !field.is(Flag.STANDARD))
                .forEach(field -> needed.addAll(targets(field)));
        additions.forEach(addition -> {
            needed.add(addition.record());
            addition.fields().forEach(field -> needed.addAll(targets(field)));
        });
        return needed.stream()
                .map(record -> record.substring(0, record.indexOf('.')))
                .filter(name -> !name.equals(module))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** A reference to one of several record types can do without any of them. */
    private static List<String> targets(FieldType field) {
        return field.kind() == FieldKind.ANY_REF ? List.of() : field.refs();
    }

    /** Modules that {@code module} requires and that are not enabled. */
    List<String> missing(Hosted module) {
        return module.requires().stream()
                .filter(name -> !knows(name) || !known(name).enabled())
                .toList();
    }

    /** Whether what {@code module} lacks is on its way: after a restart bundles arrive one by one. */
    boolean mayWait(Hosted module) {
        return missing(module).stream()
                .anyMatch(name -> knows(name) && known(name).awaited());
    }

    /** Modules that are worth another try now that {@code module} is enabled, or has failed. */
    List<Hosted> waitingFor(Hosted module) {
        return modules.values().stream()
                .filter(other -> other != module && other.requires().contains(module.name))
                .filter(other -> other.state() == ModuleState.STARTING
                        || (module.enabled() && other.state() == ModuleState.FAILED))
                .toList();
    }

    /** Record types that {@code module} refers to or adds to and that no enabled module has. */
    List<String> missingRecords(Hosted module) {
        Set<String> there = modules.values().stream()
                .filter(other -> other.enabled() || other == module)
                .flatMap(other -> other.types().stream())
                .map(EntityType::name)
                .collect(Collectors.toSet());
        Set<String> wanted = new LinkedHashSet<>();
        module.types()
                .forEach(type -> type.fields().stream()
                        .filter(field -> !field.is(Flag.STANDARD))
                        .forEach(field -> wanted.addAll(targets(field))));
        module.additions().forEach(addition -> wanted.add(addition.record()));
        wanted.removeAll(there);
        return List.copyOf(wanted);
    }

    /** Enabled modules that require {@code name}, directly or not; those that nobody requires come first. */
    List<Hosted> dependents(String name) {
        Set<Hosted> found = new LinkedHashSet<>();
        collectDependents(name, found);
        List<Hosted> ordered = new ArrayList<>(found);
        Collections.reverse(ordered);
        return ordered;
    }

    private void collectDependents(String name, Set<Hosted> found) {
        for (Hosted module : modules.values()) {
            if (module.enabled() && module.requires().contains(name)) {
                found.remove(module);
                found.add(module);
                collectDependents(module.name, found);
            }
        }
    }

    /** Enabled modules to which {@code module} adds fields. */
    List<Hosted> extended(Hosted module) {
        return module.additions().stream()
                .map(addition ->
                        addition.record().substring(0, addition.record().indexOf('.')))
                .distinct()
                .filter(this::knows)
                .map(this::known)
                .filter(Hosted::enabled)
                .toList();
    }

    /** The record types of {@code module} with what enabled modules, {@code arriving} and administrators add. */
    List<EntityType> types(Hosted module, @Nullable Hosted arriving) {
        return declared(module, arriving).stream().map(custom::extend).toList();
    }

    /** The same without what administrators add. */
    List<EntityType> declared(Hosted module, @Nullable Hosted arriving) {
        return module.types().stream().map(type -> mixed(type, arriving)).toList();
    }

    private EntityType mixed(EntityType type, @Nullable Hosted arriving) {
        EntityType result = type;
        for (Hosted other : modules.values()) {
            if (other.enabled() || other == arriving) {
                for (Addition addition : other.additions()) {
                    if (addition.record().equals(type.name())) {
                        result = result.withFields(addition.fields());
                    }
                }
            }
        }
        return result;
    }

    /** Publishes all record types as they are now; those of modules that are not enabled as they were last known. */
    void publish() {
        Map<String, EntityType> entities = new HashMap<>();
        Set<String> unavailable = new LinkedHashSet<>();
        for (Hosted module : modules.values()) {
            if (module.enabled()) {
                module.known(declared(module, null));
            } else {
                unavailable.add(module.name);
            }
            module.known().forEach(type -> entities.put(type.name(), custom.extend(type)));
        }
        unavailable.addAll(custom.retired());
        metadata.publish(entities, unavailable);
    }
}
