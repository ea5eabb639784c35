package org.kartera.records.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.record.Address;
import org.kartera.platform.record.CompanyMoney;
import org.kartera.platform.record.CompanyTotal;
import org.kartera.platform.record.Email;
import org.kartera.platform.record.GeoPoint;
import org.kartera.platform.record.Group;
import org.kartera.platform.record.GroupQuery;
import org.kartera.platform.record.GroupQuery.Measure;
import org.kartera.platform.record.Money;
import org.kartera.platform.record.Page;
import org.kartera.platform.record.Phone;
import org.kartera.platform.record.Ref;
import org.kartera.platform.record.Row;
import org.kartera.platform.record.StoredFile;

/**
 * Writes rows, pages and groups as the REST contract has them, straight to the generator. Records are flat; a reference is {@code {entity, id, title}},
 * with {@code "unavailable": true} and no title where that is not to be had, and the whole record where it was included; a file also says of which type and
 * how large it is, and where it is to be had.
 */
public final class RecordJson {
    private RecordJson() {}

    public static void write(JsonGenerator json, Row row) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", row.id().toString());
        json.writeStringField("entity", row.entity());
        json.writeStringField("title", row.title());
        json.writeNumberField("version", row.version());
        for (String name : row.fields()) {
            if (!name.equals("id") && !name.equals("title") && !name.equals("version")) {
                Object value = row.value(name);
                // Only a record in the recycle bin was deleted.
                if (value != null || !name.equals("deletedAt")) {
                    json.writeFieldName(name);
                    write(json, new Place(row, name), value);
                    if (name.equals("deletedAt") && row.fields().contains("modifiedBy")) {
                        // Nothing about a record changes in the recycle bin but by those who put it there.
                        json.writeFieldName("deletedBy");
                        value(json, row, "modifiedBy");
                    }
                }
            }
        }
        json.writeEndObject();
    }

    /** The value of one field of {@code row}. */
    public static void value(JsonGenerator json, Row row, String field) throws IOException {
        write(json, new Place(row, field), row.value(field));
    }

    /** A page: {@code {items, next, count}}. */
    public static void write(JsonGenerator json, Page page) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("items");
        for (Row row : page.items()) {
            write(json, row);
        }
        json.writeEndArray();
        json.writeStringField("next", page.next());
        json.writeFieldName("count");
        Page.Total count = page.count();
        if (count == null) {
            json.writeNull();
        } else {
            json.writeStartObject();
            json.writeNumberField("value", count.value());
            json.writeBooleanField("exact", count.exact());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    /**
     * Groups: {@code {groups: [{key, label, count, sum: {amount: [...]}}]}}; where they are by several fields, {@code keys} and {@code labels} have
     * all, {@code key} and {@code label} the first. Measures are lists: of money one amount for each currency, else one value or none. Sums of money
     * stand once more below {@code company: {amount: {amount, currency, without?}}}.
     */
    public static void write(JsonGenerator json, List<Group> groups) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("groups");
        for (Group group : groups) {
            write(json, group);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Group group) throws IOException {
        json.writeStartObject();
        json.writeFieldName("key");
        key(json, group, 0);
        json.writeStringField("label", group.labels().get(0));
        if (group.keys().size() > 1) {
            json.writeArrayFieldStart("keys");
            for (int i = 0; i < group.keys().size(); i++) {
                key(json, group, i);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("labels");
            for (String label : group.labels()) {
                json.writeString(label);
            }
            json.writeEndArray();
        }
        json.writeNumberField("count", group.count());
        for (GroupQuery.Function function : GroupQuery.Function.values()) {
            measures(json, group, function);
        }
        company(json, group.company());
        json.writeEndObject();
    }

    private static void company(JsonGenerator json, Map<String, CompanyTotal> found) throws IOException {
        if (!found.isEmpty()) {
            json.writeObjectFieldStart("company");
            for (Map.Entry<String, CompanyTotal> each : found.entrySet()) {
                CompanyTotal total = each.getValue();
                json.writeObjectFieldStart(each.getKey());
                json.writeStringField("amount", total.amount().toPlainString());
                json.writeStringField("currency", total.currency().getCurrencyCode());
                if (!total.without().isEmpty()) {
                    json.writeArrayFieldStart("without");
                    for (String code : total.without()) {
                        json.writeString(code);
                    }
                    json.writeEndArray();
                }
                json.writeEndObject();
            }
            json.writeEndObject();
        }
    }

    private static void key(JsonGenerator json, Group group, int place) throws IOException {
        Object key = group.keys().get(place);
        if (key instanceof Ref ref) {
            String label = group.labels().get(place);
            reference(json, ref, label.isEmpty() ? null : label);
        } else {
            write(json, null, key);
        }
    }

    private static void measures(JsonGenerator json, Group group, GroupQuery.Function function) throws IOException {
        boolean begun = false;
        for (Map.Entry<Measure, List<Object>> measure : group.measures().entrySet()) {
            if (measure.getKey().function() == function) {
                if (!begun) {
                    json.writeObjectFieldStart(function.name().toLowerCase(Locale.ROOT));
                    begun = true;
                }
                json.writeFieldName(measure.getKey().field());
                write(json, null, measure.getValue());
            }
        }
        if (begun) {
            json.writeEndObject();
        }
    }

    /** The field that is being written. */
    private record Place(Row row, String field) {}

    /** A value of any field kind; {@code place} knows what references point to. */
    private static void write(JsonGenerator json, @Nullable Place place, @Nullable Object value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof String text) {
            json.writeString(text);
        } else if (value instanceof Ref ref) {
            reference(json, ref, place);
        } else if (value instanceof Money money) {
            json.writeStartObject();
            json.writeStringField("amount", money.amount().toPlainString());
            json.writeStringField("currency", money.currency().getCurrencyCode());
            company(json, money, place);
            json.writeEndObject();
        } else if (value instanceof Number number) {
            number(json, number);
        } else if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else if (value instanceof Collection<?> several) {
            json.writeStartArray();
            for (Object element : several) {
                write(json, place, element);
            }
            json.writeEndArray();
        } else {
            composite(json, value);
        }
    }

    private static void company(JsonGenerator json, Money money, @Nullable Place place) throws IOException {
        CompanyMoney company = place == null ? null : place.row().inCompanyCurrency(place.field());
        if (company != null && !company.amount().currency().equals(money.currency())) {
            json.writeObjectFieldStart("company");
            json.writeStringField("amount", company.amount().amount().toPlainString());
            json.writeStringField("currency", company.amount().currency().getCurrencyCode());
            json.writeStringField("on", company.on().toString());
            json.writeEndObject();
        }
    }

    private static void number(JsonGenerator json, Number number) throws IOException {
        if (number instanceof Integer small) {
            json.writeNumber(small);
        } else if (number instanceof BigDecimal decimal) {
            json.writeNumber(ValueJson.plain(decimal));
        } else {
            json.writeNumber(number.longValue());
        }
    }

    private static void reference(JsonGenerator json, Ref ref, @Nullable Place place) throws IOException {
        Row included = place == null ? null : place.row().included(place.field(), ref);
        StoredFile file = place == null ? null : place.row().file(ref);
        if (included != null) {
            write(json, included);
        } else if (file != null) {
            file(json, file);
        } else {
            reference(json, ref, place == null ? null : place.row().titleOf(ref));
        }
    }

    private static void file(JsonGenerator json, StoredFile file) throws IOException {
        json.writeStartObject();
        for (Map.Entry<String, Object> part : ValueJson.file(file).entrySet()) {
            json.writeFieldName(part.getKey());
            write(json, null, part.getValue());
        }
        json.writeEndObject();
    }

    private static void reference(JsonGenerator json, Ref ref, @Nullable String title) throws IOException {
        json.writeStartObject();
        json.writeStringField("entity", ref.entity());
        json.writeStringField("id", ref.id().toString());
        json.writeStringField("title", title);
        if (title == null) {
            json.writeBooleanField("unavailable", true);
        }
        json.writeEndObject();
    }

    private static void composite(JsonGenerator json, Object value) throws IOException {
        if (value instanceof Email email) {
            typed(json, email.type(), email.value(), email.primary());
        } else if (value instanceof Phone phone) {
            typed(json, phone.type(), phone.value(), phone.primary());
        } else if (value instanceof GeoPoint point) {
            json.writeStartObject();
            json.writeNumberField("latitude", point.latitude());
            json.writeNumberField("longitude", point.longitude());
            json.writeEndObject();
        } else if (value instanceof Address address) {
            address(json, address);
        } else if (value instanceof Enum<?> constant) {
            json.writeString(ValueJson.choiceName(constant));
        } else {
            // Dates, times and durations are written as ISO 8601 has them, which is how they print.
            json.writeString(value.toString());
        }
    }

    private static void typed(JsonGenerator json, String type, String value, boolean primary) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", type);
        json.writeStringField("value", value);
        json.writeBooleanField("primary", primary);
        json.writeEndObject();
    }

    private static void address(JsonGenerator json, Address address) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", address.type());
        json.writeStringField("street", address.street());
        json.writeStringField("postalCode", address.postalCode());
        json.writeStringField("city", address.city());
        json.writeStringField("region", address.region());
        json.writeStringField("country", address.country());
        json.writeBooleanField("primary", address.primary());
        json.writeEndObject();
    }
}
