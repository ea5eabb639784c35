package org.kartera.transfer.internal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.platform.record.FieldKind;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.Metadata;
import org.kartera.transfer.ImportOptions.Lookup;
import org.kartera.transfer.ImportOptions.Missing;
import org.kartera.transfer.ImportOptions.Value;
import org.kartera.transfer.TransferError;

/** Makes the values of a record of the cells of a row, in the JSON of the REST contract. For one import, one thread. */
final class RowMapper {
    private static final String SEVERAL = ";";

    private final Metadata metadata;
    private final Table table;
    private final CellFormats formats;
    private final Lookups lookups;
    private final ChoiceWords choices;
    private final String currency;
    private final String entity;
    private final Runnable writeOut;

    /** {@code entity} is what rows become; {@code writeOut} stores the rows mapped so far, so that a row can refer to one before it. */
    RowMapper(
            Metadata metadata,
            Table table,
            CellFormats formats,
            Lookups lookups,
            ChoiceWords choices,
            String currency,
            String entity,
            Runnable writeOut) {
        this.metadata = metadata;
        this.table = table;
        this.formats = formats;
        this.lookups = lookups;
        this.choices = choices;
        this.currency = currency;
        this.entity = entity;
        this.writeOut = writeOut;
    }

    /** The values of a row for a record of {@code type}; empty cells give none. Throws {@link WrongCell}. */
    Map<String, @Nullable Object> map(EntityType type, Map<String, Value> fields, Table.Line line) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (Map.Entry<String, Value> entry : fields.entrySet()) {
            String text = text(entry.getValue(), line);
            if (!text.isEmpty()) {
                put(values, type, entry.getKey(), entry.getValue(), text, line);
            }
        }
        return values;
    }

    /** The text that a value has in a row, replacements made. */
    String text(Value value, Table.Line line) {
        String text;
        if (value.column() != null) {
            text = Formulas.unguarded(table.value(line, value.column()));
        } else if (value.template() != null) {
            text = Templates.fill(value.template(), column -> table.value(line, column))
                    .strip();
        } else {
            text = String.valueOf(value.constant());
        }
        String replaced = value.values()
                .getOrDefault(text, text.isEmpty() ? text : value.values().get("*"));
        return replaced == null ? text : replaced;
    }

    private void put(
            Map<String, @Nullable Object> values,
            EntityType type,
            String name,
            Value value,
            String text,
            Table.Line line) {
        FieldType field = type.field(name);
        int dot = name.indexOf('.');
        FieldType outer = dot < 0 ? null : type.field(name.substring(0, dot));
        if (field == null && outer != null) {
            putPart(values, outer, name.substring(dot + 1), text);
        } else if (field == null) {
            throw CrmException.invalid(name, StandardError.UNKNOWN_FIELD);
        } else if (field.multiple()) {
            String separator = value.separator() == null ? SEVERAL : value.separator();
            values.put(
                    name,
                    Arrays.stream(text.split(Pattern.quote(separator), -1))
                            .map(String::strip)
                            .filter(part -> !part.isEmpty())
                            .flatMap(part -> Stream.ofNullable(one(type, field, value, part, line)))
                            .toList());
        } else {
            Object one = one(type, field, value, text, line);
            if (one != null) {
                values.put(name, one);
            }
        }
    }

    /** {@code addresses.city} is a part of an address, {@code emails.work} the type of an e-mail or a phone. */
    @SuppressWarnings("unchecked")
    private static void putPart(Map<String, @Nullable Object> values, FieldType outer, String part, String text) {
        if (outer.kind() == FieldKind.ADDRESS && !outer.multiple()) {
            ((Map<String, Object>)
                            Objects.requireNonNull(values.computeIfAbsent(outer.name(), none -> new LinkedHashMap<>())))
                    .put(part, text);
            return;
        }
        List<Object> items = (List<Object>) values.computeIfAbsent(outer.name(), none -> new ArrayList<>());
        if (outer.kind() == FieldKind.ADDRESS) {
            if (items == null || items.isEmpty()) {
                items = new ArrayList<>(List.of(new LinkedHashMap<String, Object>()));
                values.put(outer.name(), items);
            }
            ((Map<String, Object>) items.get(0)).put(part, text);
        } else if (items != null) {
            items.add(Map.of("type", part, "value", text));
        }
    }

    /** Null where the record referred to is not there and need not be. */
    private @Nullable Object one(EntityType type, FieldType field, Value value, String text, Table.Line line) {
        String column = value.column() == null ? field.name() : value.column();
        return switch (field.kind()) {
            case INTEGER, RATING, DECIMAL, PERCENT -> {
                BigDecimal number = formats.number(column, text, value.multiply());
                yield field.kind() == FieldKind.DECIMAL || field.kind() == FieldKind.PERCENT
                        ? number
                        : whole(column, text, number);
            }
            case MONEY -> money(column, value, text, line);
            case BOOLEAN -> formats.truth(column, text);
            case DATE -> formats.date(column, text).toString();
            case GEO_POINT -> CellFormats.place(column, text);
            case DATE_TIME -> formats.instant(column, text);
            case CHOICE, MULTI_CHOICE -> choices.value(type, field, text);
            case REF, REFS, ANY_REF -> reference(field, value.lookup(), column, text, line);
            default -> text;
        };
    }

    private static Long whole(String column, String text, BigDecimal number) {
        try {
            return number.longValueExact();
        } catch (ArithmeticException fraction) {
            throw new WrongCell(column, TransferError.NOT_A_NUMBER, text);
        }
    }

    private Map<String, Object> money(String column, Value value, String text, Table.Line line) {
        String named = value.currencyColumn() == null ? "" : table.value(line, value.currencyColumn());
        String fallback = value.currency() == null ? currency : value.currency();
        return Map.of(
                "amount",
                formats.number(column, text, value.multiply()).toPlainString(),
                "currency",
                named.isEmpty() ? fallback : named);
    }

    private @Nullable Object reference(
            FieldType field, @Nullable Lookup lookup, String column, String text, Table.Line line) {
        String target = field.refs().get(0);
        if (lookup == null && isId(text)) {
            return text;
        }
        Map<String, Object> where = new LinkedHashMap<>();
        EntityType type = metadata.entity(target);
        if (lookup != null) {
            for (Map.Entry<String, Value> entry : lookup.where().entrySet()) {
                where.put(entry.getKey(), operand(type, entry.getKey(), entry.getValue(), line, column));
            }
        }
        Lookups.Wanted wanted = new Lookups.Wanted(column, target, lookup == null ? "title" : lookup.by(), text, where);
        Optional<UUID> id = lookups.find(wanted);
        if (id.isEmpty() && target.equals(entity)) {
            writeOut.run();
            id = lookups.find(wanted);
        }
        if (id.isEmpty() && lookup != null && lookup.create() != null) {
            id = Optional.of(lookups.create(wanted, map(type, lookup.create(), line)));
        }
        if (id.isEmpty() && lookup != null && lookup.missing() == Missing.EMPTY) {
            return null;
        }
        return id.orElseThrow(() -> new WrongCell(column, TransferError.NOTHING_FOUND, target, wanted.by(), text))
                .toString();
    }

    private Object operand(EntityType type, String path, Value value, Table.Line line, String column) {
        FieldType field = type.field(path);
        String text = text(value, line);
        Object operand = field == null || !field.reference() ? text : one(type, field, value, text, line);
        if (operand == null) {
            throw new WrongCell(column, TransferError.NOTHING_FOUND, type.name(), path, text);
        }
        return operand;
    }

    private static boolean isId(String text) {
        try {
            return UUID.fromString(text).toString().equalsIgnoreCase(text);
        } catch (IllegalArgumentException none) {
            return false;
        }
    }
}
