package org.kartera.records.internal.custom;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.kartera.platform.Caller;
import org.kartera.records.custom.CustomEntity;
import org.kartera.records.custom.CustomField;
import org.kartera.records.custom.CustomState;
import org.kartera.records.custom.EntityDefinition;
import org.kartera.records.custom.FieldDefinition;
import org.kartera.records.custom.Origin;

/** Versions of what admins make. */
final class Versions {
    private Versions() {}

    /** A field that is on its way. */
    static CustomField first(UUID id, String entity, FieldDefinition field, Origin origin, Caller caller, Instant now) {
        return new CustomField(
                id,
                entity,
                field,
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

    /** The next version of a field. */
    static CustomField next(CustomField field, FieldDefinition definition, CustomState state, Caller caller) {
        return new CustomField(
                field.id(),
                field.entity(),
                definition,
                state,
                field.layer(),
                field.pack(),
                field.version() + 1,
                "",
                field.createdAt(),
                field.createdBy(),
                Instant.now().truncatedTo(ChronoUnit.MICROS),
                caller.user());
    }

    /** What is left of a field whose columns are not its own any more. */
    static CustomField deleted(UUID id, CustomField field) {
        return new CustomField(
                id,
                field.entity(),
                field.definition(),
                CustomState.DELETED,
                field.layer(),
                field.pack(),
                1,
                "",
                field.createdAt(),
                field.createdBy(),
                field.modifiedAt(),
                field.modifiedBy());
    }

    /** The next version of a record type. */
    static CustomEntity next(CustomEntity entity, EntityDefinition definition, CustomState state, Caller caller) {
        return new CustomEntity(
                entity.id(),
                definition,
                state,
                entity.layer(),
                entity.pack(),
                entity.version() + 1,
                "",
                entity.createdAt(),
                entity.createdBy(),
                Instant.now().truncatedTo(ChronoUnit.MICROS),
                caller.user());
    }

    /** One that could not be completed. */
    static CustomEntity failed(CustomEntity entity, String reason) {
        return new CustomEntity(
                entity.id(),
                entity.definition(),
                CustomState.FAILED,
                entity.layer(),
                entity.pack(),
                entity.version() + 1,
                reason,
                entity.createdAt(),
                entity.createdBy(),
                entity.modifiedAt(),
                entity.modifiedBy());
    }

    /** The same version with another content. */
    static CustomEntity with(CustomEntity entity, EntityDefinition definition, CustomState state) {
        return new CustomEntity(
                entity.id(),
                definition,
                state,
                entity.layer(),
                entity.pack(),
                entity.version(),
                entity.reason(),
                entity.createdAt(),
                entity.createdBy(),
                entity.modifiedAt(),
                entity.modifiedBy());
    }
}
