package org.kartera.web.internal.layout;

import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.CrmException;
import org.kartera.platform.record.FieldKind;
import org.kartera.platform.record.Filter;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.Metadata;

/** Whether what a layout says of fields is true of a record type. */
final class FieldTests {
    private final EntityType type;
    private final Metadata metadata;
    private final Function<String, Filter> filters;

    FieldTests(EntityType type, Metadata metadata, Function<String, Filter> filters) {
        this.type = type;
        this.metadata = metadata;
        this.filters = filters;
    }

    /** One that people may read. */
    @Nullable
    String readable(String name) {
        FieldType field = type.queryable(name);
        return field == null || !field.readable()
                ? "names the field " + name + ", which " + type.name() + " has not"
                : null;
    }

    /** One of these kinds. */
    @Nullable
    String ofKind(String name, Set<FieldKind> kinds) {
        String unknown = readable(name);
        FieldType field = type.queryable(name);
        return unknown != null || field == null || kinds.contains(field.kind())
                ? unknown
                : "names the field " + name + ", which is " + field.kind().json();
    }

    /** A field of some record type that one of the fields refers to. */
    @Nullable
    String ofReferred(String name) {
        return type.fields().stream()
                        .flatMap(field -> field.refs().stream())
                        .flatMap(ref -> metadata.known(ref).stream())
                        .anyMatch(target -> target.queryable(name) != null)
                ? null
                : "names the field " + name + ", which nothing that " + type.name() + " refers to has";
    }

    /** Names of fields behind each other, those that descend with a minus. */
    @Nullable
    String sort(String text) {
        for (String key : text.split(",", -1)) {
            String unknown = readable(key.startsWith("-") ? key.substring(1) : key);
            if (unknown != null) {
                return unknown;
            }
        }
        return null;
    }

    /** The name of an action. */
    @Nullable
    String action(String name) {
        return type.actions().stream().anyMatch(action -> action.name().equals(name))
                ? null
                : "names the action " + name + ", which " + type.name() + " has not";
    }

    /** RSQL over fields that there are. */
    @Nullable
    String filter(String rsql) {
        try {
            return fault(filters.apply(rsql));
        } catch (CrmException malformed) {
            return "is no filter: " + malformed.getMessage();
        }
    }

    private @Nullable String fault(Filter filter) {
        if (filter instanceof Filter.Comparison comparison) {
            return leads(type, comparison.path())
                    ? null
                    : "names the field " + comparison.path() + ", which " + type.name() + " has not";
        }
        var parts = filter instanceof Filter.And and ? and.filters() : ((Filter.Or) filter).filters();
        for (Filter part : parts) {
            String fault = fault(part);
            if (fault != null) {
                return fault;
            }
        }
        return null;
    }

    /** Whether {@code path} leads over references to a field. */
    private boolean leads(EntityType from, String path) {
        FieldType field = from.queryable(path);
        if (field != null) {
            return field.readable();
        }
        for (int dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.', dot + 1)) {
            FieldType reference = from.field(path.substring(0, dot));
            String rest = path.substring(dot + 1);
            if (reference != null
                    && reference.refs().stream()
                            .flatMap(ref -> metadata.known(ref).stream())
                            .anyMatch(target -> leads(target, rest))) {
                return true;
            }
        }
        return false;
    }
}
