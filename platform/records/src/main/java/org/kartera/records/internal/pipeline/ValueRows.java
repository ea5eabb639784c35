package org.kartera.records.internal.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.record.Address;
import org.kartera.platform.record.Email;
import org.kartera.platform.record.FieldKind;
import org.kartera.platform.record.Phone;
import org.kartera.platform.record.Ref;
import org.kartera.records.json.ValueJson;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.Folding;

/** Keeps {@code records_value}: each value of a field that has several as a row of its own, to filter and to find references by. */
public final class ValueRows {
    private static final String INSERT =
            "insert into records_value (record_id, field_key, position, value_f, ref_id) values (?, ?, ?, ?, ?)";
    private static final String DELETE = "delete from records_value where record_id = ? and field_key = ?";

    private final Sql sql;

    public ValueRows(Sql sql) {
        this.sql = sql;
    }

    /** Whether values of {@code field} stand there. */
    public static boolean holds(FieldType field) {
        return field.multiple() || field.kind() == FieldKind.REFS || field.kind() == FieldKind.MULTI_CHOICE;
    }

    /** Under which the values of a field stand. */
    public static String key(String entity, FieldType field) {
        return entity + "#" + field.lastingName();
    }

    /** Follows changes that were stored. */
    void follow(EntityPlan plan, List<PendingChange> changes) {
        if (plan.several().isEmpty()) {
            return;
        }
        List<List<@Nullable Object>> gone = new ArrayList<>();
        List<List<@Nullable Object>> added = new ArrayList<>();
        for (PendingChange change : changes) {
            for (FieldType field : plan.several()) {
                if (change.changed(field)) {
                    String key = key(plan.name(), field);
                    if (!Values.isEmpty(change.before(field.name()))) {
                        gone.add(List.of(change.id().toString(), key));
                    }
                    add(change.id(), key, change.value(field), added);
                }
            }
        }
        sql.batch(DELETE, gone);
        sql.batch(INSERT, added);
    }

    /** What a field of one record holds now. */
    public void replace(UUID record, String key, @Nullable Object values) {
        sql.update(DELETE, List.of(record.toString(), key));
        List<List<@Nullable Object>> added = new ArrayList<>();
        add(record, key, values, added);
        sql.batch(INSERT, added);
    }

    /** The records are no more. */
    void remove(Collection<UUID> records) {
        sql.updateIn("delete from records_value where record_id in (%s)", List.of(), records);
    }

    private static void add(UUID record, String key, @Nullable Object values, List<List<@Nullable Object>> rows) {
        int position = 0;
        for (Object value : values instanceof Collection<?> several ? several : List.of()) {
            String ref = value instanceof Ref reference ? reference.id().toString() : null;
            rows.add(Arrays.asList(record.toString(), key, position++, Folding.fold(text(value)), ref));
        }
    }

    private static @Nullable String text(Object value) {
        if (value instanceof Ref) {
            return null;
        } else if (value instanceof Email email) {
            return email.value();
        } else if (value instanceof Phone phone) {
            return phone.value();
        } else if (value instanceof Address address) {
            return String.join(" ", address.street(), address.postalCode(), address.city(), address.country());
        }
        return String.valueOf(ValueJson.plain(value));
    }
}
