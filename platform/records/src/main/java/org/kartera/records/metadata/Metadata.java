package org.kartera.records.metadata;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.platform.record.OnDelete;

/**
 * All record types at one moment: immutable. Whoever begins a piece of work takes the current one from {@link MetadataSource} and keeps it to
 * the end.
 *
 * @param generation grows with every change
 * @param entities by full name, those of modules that are switched off included, as they were last known
 * @param unavailable names of modules that are switched off, failed or away, and full names of record types that are retired
 */
public record Metadata(long generation, Map<String, EntityType> entities, Collection<String> unavailable) {
    /** A reference field, seen from the record type that it points to. */
    public record Inbound(EntityType from, FieldType field) {
        public OnDelete onDelete() {
            return field.onDelete();
        }
    }

    public Metadata {
        entities = Map.copyOf(entities);
        unavailable = List.copyOf(unavailable);
    }

    /** The record type, to work with; 404 {@code no-such-entity}, 503 {@code module-disabled}. */
    public EntityType entity(String name) {
        EntityType type = entities.get(name);
        if (type == null) {
            throw new CrmException(StandardError.NO_SUCH_ENTITY, name);
        }
        if (!available(type)) {
            throw new CrmException(StandardError.MODULE_DISABLED, type.module());
        }
        return type;
    }

    /** The record type, also of a module that is switched off. */
    public Optional<EntityType> known(String name) {
        return Optional.ofNullable(entities.get(name));
    }

    /** Whether records of the type can be read and written now. */
    public boolean available(EntityType type) {
        return !unavailable.contains(type.module()) && !unavailable.contains(type.name());
    }

    /** Every field of any record type, switched off ones included, that refers to a file. */
    public List<Inbound> files() {
        return entities.values().stream()
                .flatMap(type -> type.fields().stream().filter(FieldType::file).map(field -> new Inbound(type, field)))
                .toList();
    }

    /** Every field of any record type, switched off ones included, that can refer to {@code name}. */
    public List<Inbound> inbound(String name) {
        return entities.values().stream()
                .flatMap(type -> type.fields().stream()
                        .filter(field -> field.reference() && field.refs().contains(name))
                        .map(field -> new Inbound(type, field)))
                .toList();
    }
}
