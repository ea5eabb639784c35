package org.kartera.records.internal.pipeline.bind;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.StandardError;
import org.kartera.platform.record.Ref;
import org.kartera.platform.record.StoredFile;
import org.kartera.records.metadata.FieldType;

/** References: an id, or {@code {"entity","id"}} as they are given out. Whether the record exists is asked later, for all at once. */
final class References {
    /** {@link UUID#fromString} takes shorter texts as well. */
    private static final Pattern ID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private static final Set<String> PARTS = Set.of("entity", "id", "title");
    private static final Set<String> FILE_PARTS = Set.of(
            "entity",
            "id",
            "title",
            "type",
            "size",
            "width",
            "height",
            "url",
            "thumbnail",
            "hash",
            "createdAt",
            "createdBy");

    private References() {}

    static @Nullable Object one(FieldType field, Object raw) {
        if (raw instanceof Ref ref) {
            return allowed(field, ref.entity(), ref.id());
        } else if (raw instanceof UUID id) {
            return allowed(field, only(field, id.toString()), id);
        } else if (raw instanceof String text) {
            return text.isBlank() ? null : allowed(field, only(field, text), id(text));
        } else if (raw instanceof Map<?, ?> parts && parts(field).containsAll(parts.keySet())) {
            return ofParts(field, parts);
        }
        throw WrongValue.of(StandardError.WRONG_TYPE, field.kind().json());
    }

    /** What is given out of a reference, so that it can be sent back. */
    private static Set<String> parts(FieldType field) {
        return field.file() ? FILE_PARTS : PARTS;
    }

    private static Ref ofParts(FieldType field, Map<?, ?> parts) {
        Object id = parts.get("id");
        Object entity = parts.get("entity");
        if (id instanceof UUID ready) {
            id = ready.toString();
        }
        if (!(id instanceof String text) || (entity != null && !(entity instanceof String))) {
            throw WrongValue.of(StandardError.WRONG_TYPE, field.kind().json());
        }
        return allowed(field, entity instanceof String name ? name : only(field, text), id(text));
    }

    private static String only(FieldType field, String id) {
        if (field.file()) {
            return StoredFile.ENTITY;
        } else if (field.refs().size() != 1) {
            throw WrongValue.of(StandardError.INVALID_REFERENCE, id);
        }
        return field.refs().get(0);
    }

    private static UUID id(String text) {
        if (!ID.matcher(text).matches()) {
            throw WrongValue.of(StandardError.INVALID_REFERENCE, text);
        }
        return UUID.fromString(text);
    }

    private static Ref allowed(FieldType field, String entity, UUID id) {
        boolean fits = field.file()
                ? entity.equals(StoredFile.ENTITY)
                : field.refs().isEmpty() || field.refs().contains(entity);
        if (!fits) {
            throw WrongValue.of(StandardError.INVALID_REFERENCE, entity + "/" + id);
        }
        return Ref.to(entity, id);
    }
}
