package org.kartera.records.internal.custom;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kartera.events.Entry;
import org.kartera.events.Feed;
import org.kartera.persistence.DuplicateKeyException;
import org.kartera.persistence.UnitOfWork;
import org.kartera.platform.Caller;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.records.custom.CustomField;
import org.kartera.records.custom.CustomState;
import org.kartera.records.custom.CustomisationError;

/** Fields in their table, and what the feed tells of them, always in one unit of work. */
final class FieldStore {
    private final UnitOfWork unit;
    private final DefinitionTable table;
    private final Feed feed;

    FieldStore(UnitOfWork unit, Feed feed) {
        this.unit = unit;
        this.table = new DefinitionTable(unit, "records_custom_field");
        this.feed = feed;
    }

    List<CustomField> all() {
        return table.all().stream().map(FieldStore::field).toList();
    }

    private static CustomField field(DefinitionTable.Row row) {
        return new CustomField(
                row.id(),
                row.entity(),
                DefinitionJson.read(row.json()),
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

    private static DefinitionTable.Row row(CustomField field) {
        // A deleted field leaves its name to others.
        String name = field.state() == CustomState.DELETED ? field.id().toString() : field.name();
        return new DefinitionTable.Row(
                field.id(),
                field.entity(),
                name,
                DefinitionJson.stored(field.definition()),
                field.state(),
                field.layer(),
                field.pack(),
                field.version(),
                field.reason(),
                field.createdAt(),
                field.createdBy(),
                field.modifiedAt(),
                field.modifiedBy());
    }

    /** Stores a field that is on its way. 409 {@code duplicate-name}. */
    void insert(CustomField field) {
        try {
            table.insert(row(field));
        } catch (DuplicateKeyException e) {
            throw CrmException.causedBy(e, CustomisationError.DUPLICATE_NAME, field.name());
        }
    }

    /** Stores a change and tells of it; 412 {@code stale-version}, 409 {@code duplicate-name}. */
    void update(CustomField field, String kind, Map<String, ? extends @Nullable Object> changes, Caller caller) {
        try {
            unit.call(() -> {
                if (!table.update(row(field))) {
                    throw new CrmException(StandardError.STALE_VERSION, "");
                }
                feed.append(List.of(entry(field, kind, changes, caller)));
                return field;
            });
        } catch (DuplicateKeyException e) {
            throw CrmException.causedBy(e, CustomisationError.DUPLICATE_NAME, field.name());
        }
    }

    /** Stores a change of which nobody needs to know. */
    void update(CustomField field) {
        table.update(row(field));
    }

    /** Forgets a field that has not come about, or is no more. */
    void remove(CustomField field) {
        table.delete(field.id());
    }

    private static Entry entry(
            CustomField field, String kind, Map<String, ? extends @Nullable Object> changes, Caller caller) {
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        details.put("field", field.name());
        details.putAll(changes);
        return new Entry(
                kind, field.entity(), null, 0, field.name(), null, null, null, caller, DefinitionJson.text(details));
    }
}
