package org.kartera.transfer.internal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.record.Address;
import org.kartera.platform.record.CompanyMoney;
import org.kartera.platform.record.Email;
import org.kartera.platform.record.FieldKind;
import org.kartera.platform.record.GeoPoint;
import org.kartera.platform.record.Money;
import org.kartera.platform.record.Phone;
import org.kartera.platform.record.Ref;
import org.kartera.platform.record.Row;
import org.kartera.records.json.ValueJson;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.Labels;

/**
 * A column of an export.
 *
 * @param header what importing knows it by: the field's name; of parts {@code amount.currency}, {@code address.city}; {@code amount.company}, in the company's currency, is not imported
 * @param cell what it holds of a record
 */
record ExportColumn(String header, Function<Row, String> cell) {
    private static final String SEVERAL = ";";

    /** The columns of a field; {@code name} may be {@code id}, {@code title} and {@code version} too. */
    static List<ExportColumn> of(EntityType type, String name, Labels labels, Locale locale) {
        FieldType field = type.field(name);
        List<ExportColumn> columns = new ArrayList<>();
        if (field != null && field.kind() == FieldKind.MONEY) {
            columns.add(part(
                    name,
                    name,
                    value -> value instanceof Money money ? money.amount().toPlainString() : ""));
            columns.add(part(
                    name + ".currency",
                    name,
                    value -> value instanceof Money money ? money.currency().getCurrencyCode() : ""));
            columns.add(new ExportColumn(name + ".company", row -> company(row, name)));
        } else if (field != null && field.kind() == FieldKind.ADDRESS) {
            columns.add(address(name, "street", Address::street));
            columns.add(address(name, "postalCode", Address::postalCode));
            columns.add(address(name, "city", Address::city));
            columns.add(address(name, "region", Address::region));
            columns.add(address(name, "country", Address::country));
        } else {
            columns.add(new ExportColumn(name, row -> text(type, field, labels, locale, row, value(row, name))));
        }
        return columns;
    }

    private static @Nullable Object value(Row row, String name) {
        return switch (name) {
            case "id" -> row.id();
            case "title" -> row.title();
            case "version" -> row.version();
            default -> row.value(name);
        };
    }

    /** In the company's currency; nothing without a rate. */
    private static String company(Row row, String field) {
        CompanyMoney company = row.inCompanyCurrency(field);
        return company == null ? "" : company.amount().amount().toPlainString();
    }

    private static ExportColumn part(String header, String field, Function<@Nullable Object, String> part) {
        return new ExportColumn(header, row -> part.apply(row.value(field)));
    }

    private static ExportColumn address(String field, String part, Function<Address, @Nullable String> of) {
        return part(field + "." + part, field, value -> {
            Object one = value instanceof Collection<?> several
                    ? several.stream().findFirst().orElse(null)
                    : value;
            String text = one instanceof Address address ? of.apply(address) : null;
            return text == null ? "" : Formulas.guarded(text);
        });
    }

    private static String text(
            EntityType type, @Nullable FieldType field, Labels labels, Locale locale, Row row, @Nullable Object value) {
        if (value instanceof Collection<?> several) {
            return Formulas.guarded(several.stream()
                    .map(each -> plain(type, field, labels, locale, row, each))
                    .collect(Collectors.joining(SEVERAL)));
        }
        String text = plain(type, field, labels, locale, row, value);
        return value instanceof Number || value instanceof GeoPoint ? text : Formulas.guarded(text);
    }

    private static String plain(
            EntityType type, @Nullable FieldType field, Labels labels, Locale locale, Row row, @Nullable Object value) {
        if (value == null) {
            return "";
        } else if (value instanceof Ref ref) {
            return Objects.requireNonNullElse(row.titleOf(ref), ref.id().toString());
        } else if (value instanceof BigDecimal number) {
            return ValueJson.plain(number).toPlainString();
        } else if (value instanceof Email email) {
            return email.value();
        } else if (value instanceof Phone phone) {
            return phone.value();
        } else if (value instanceof GeoPoint point) {
            return point.latitude() + "," + point.longitude();
        } else if (field != null && !field.choices().isEmpty()) {
            String choice = String.valueOf(ValueJson.plain(value));
            return field.choice(choice)
                    .map(known -> labels.choice(type, field, known, locale))
                    .orElse(choice);
        }
        return value instanceof UUID id ? id.toString() : String.valueOf(value);
    }
}
