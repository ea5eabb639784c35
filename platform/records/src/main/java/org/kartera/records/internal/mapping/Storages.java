package org.kartera.records.internal.mapping;

import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kartera.persistence.ColumnConverter;
import org.kartera.platform.record.FieldKind;
import org.kartera.platform.record.GeoPoint;
import org.kartera.platform.record.Money;
import org.kartera.platform.record.Ref;
import org.kartera.platform.record.StoredFile;
import org.kartera.records.internal.metadata.Kinds;
import org.kartera.records.json.ValueJson;
import org.kartera.records.metadata.Choice;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.FieldType.Columns;
import org.kartera.records.metadata.FieldType.Flag;
import org.kartera.records.metadata.Folding;

/** Chooses the storage of a field after its kind. */
final class Storages {
    private static final int ENTITY_NAME_LENGTH = 80;

    private Storages() {}

    static FieldStorage of(FieldType field) {
        Columns columns = field.columns();
        String column = columns.value();
        if (field.multiple()) {
            return new JsonStorage(ColumnShape.of(column, ColumnType.JSON), field);
        } else if (field.javaType() == UUID.class) {
            return single(field, ColumnShape.of(column, ColumnType.ID), Converters.ID);
        }
        return switch (field.kind()) {
            case TEXT, EMAIL, PHONE, URL, COLOUR, AUTO_NUMBER ->
                single(field, new ColumnShape(column, ColumnType.VARCHAR, room(field)), Converters.TEXT);
            case LONG_TEXT, RICH_TEXT -> single(field, ColumnShape.of(column, ColumnType.TEXT), Converters.TEXT);
            case INTEGER, RATING ->
                field.javaType() == Long.class
                        ? single(field, ColumnShape.of(column, ColumnType.BIGINT), Converters.LONG)
                        : single(field, ColumnShape.of(column, ColumnType.INTEGER), Converters.INTEGER);
            case DECIMAL, PERCENT -> single(field, ColumnShape.of(column, ColumnType.DECIMAL), Converters.DECIMAL);
            case BOOLEAN -> single(field, ColumnShape.of(column, ColumnType.BOOLEAN), Converters.BOOLEAN);
            case DATE -> single(field, ColumnShape.of(column, ColumnType.DATE), Converters.DATE);
            case TIME -> single(field, ColumnShape.of(column, ColumnType.TIME), Converters.TIME);
            case DATE_TIME -> single(field, ColumnShape.of(column, ColumnType.TIMESTAMP), Converters.DATE_TIME);
            case DURATION -> single(field, ColumnShape.of(column, ColumnType.BIGINT), Converters.DURATION);
            case CHOICE -> single(field, new ColumnShape(column, ColumnType.VARCHAR, field.length()), choice(field));
            case GEO_POINT -> new GeoPointStorage(column, Objects.requireNonNull(columns.second()));
            case REF, FILE, IMAGE -> single(field, ColumnShape.of(column, ColumnType.ID), ref(field));
            case MONEY -> new MoneyStorage(column, Objects.requireNonNull(columns.second()));
            case ANY_REF -> new AnyRefStorage(column, Objects.requireNonNull(columns.second()));
            case ADDRESS -> new JsonStorage(ColumnShape.of(column, ColumnType.JSON), field);
            case AUTO, MULTI_CHOICE, REFS, FORMULA, ROLL_UP ->
                throw new IllegalArgumentException(field.kind() + " has no single value that could be stored");
        };
    }

    /** What an admin made can be given another length at any time, to which its column need not be changed. */
    private static int room(FieldType field) {
        boolean measured =
                field.kind() == FieldKind.TEXT || field.kind() == FieldKind.EMAIL || field.kind() == FieldKind.URL;
        return measured && field.is(Flag.CUSTOM) ? Kinds.LONGEST_LINE : field.length();
    }

    private static FieldStorage single(FieldType field, ColumnShape column, ColumnConverter converter) {
        String folded = field.columns().folded();
        return folded == null
                ? new Single(column, converter)
                : new Folded(column, ColumnShape.of(folded, ColumnType.FOLDED));
    }

    private static ColumnConverter choice(FieldType field) {
        return Converters.of(
                String.class,
                value -> ChoiceNames.text(value),
                column -> ChoiceNames.value(field, Converters.text(column)));
    }

    private static ColumnConverter ref(FieldType field) {
        String entity = field.file() ? StoredFile.ENTITY : field.refs().get(0);
        return Converters.of(
                String.class,
                value -> value instanceof Ref ref ? ref.id().toString() : value.toString(),
                column -> new Ref(entity, UUID.fromString(column.toString())));
    }

    /** One column. */
    private record Single(ColumnShape column, ColumnConverter comparable) implements FieldStorage {
        @Override
        public List<ColumnShape> columns() {
            return List.of(column);
        }

        @Override
        public @Nullable Object toColumn(int index, @Nullable Object value) {
            return comparable.toColumn(value);
        }

        @Override
        public @Nullable Object toValue(List<? extends @Nullable Object> columns) {
            return comparable.toValue(columns.get(0));
        }
    }

    /** Text with its folded companion. */
    private record Folded(ColumnShape column, ColumnShape folded) implements FieldStorage {
        @Override
        public List<ColumnShape> columns() {
            return List.of(column, folded);
        }

        @Override
        public @Nullable Object toColumn(int index, @Nullable Object value) {
            return index == 0 ? value : Folding.fold((String) value);
        }

        @Override
        public @Nullable Object toValue(List<? extends @Nullable Object> columns) {
            return Converters.TEXT.toValue(columns.get(0));
        }

        @Override
        public ColumnConverter comparable() {
            return Converters.TEXT;
        }
    }

    /** Minor units and currency. */
    private record MoneyStorage(String minor, String currency) implements FieldStorage {
        @Override
        public List<ColumnShape> columns() {
            return List.of(ColumnShape.of(minor, ColumnType.BIGINT), ColumnShape.of(currency, ColumnType.CURRENCY));
        }

        @Override
        public @Nullable Object toColumn(int index, @Nullable Object value) {
            if (value instanceof Money money) {
                return index == 0 ? money.minor() : money.currency().getCurrencyCode();
            }
            return null;
        }

        @Override
        public @Nullable Object toValue(List<? extends @Nullable Object> columns) {
            Object amount = columns.get(0);
            Object code = columns.get(1);
            return amount == null || code == null
                    ? null
                    : Money.ofMinor(((Number) amount).longValue(), Currency.getInstance(code.toString()));
        }

        @Override
        public ColumnConverter comparable() {
            return Converters.LONG;
        }
    }

    /** Degrees of latitude and of longitude, so that an index finds what lies within a box. */
    private record GeoPointStorage(String latitude, String longitude) implements FieldStorage {
        @Override
        public List<ColumnShape> columns() {
            return List.of(ColumnShape.of(latitude, ColumnType.DOUBLE), ColumnShape.of(longitude, ColumnType.DOUBLE));
        }

        @Override
        public @Nullable Object toColumn(int index, @Nullable Object value) {
            if (value instanceof GeoPoint point) {
                return index == 0 ? point.latitude() : point.longitude();
            }
            return null;
        }

        @Override
        public @Nullable Object toValue(List<? extends @Nullable Object> columns) {
            return columns.get(0) instanceof Number north && columns.get(1) instanceof Number east
                    ? new GeoPoint(north.doubleValue(), east.doubleValue())
                    : null;
        }

        @Override
        public ColumnConverter comparable() {
            return Converters.DEGREES;
        }
    }

    /** Id and record type. */
    private record AnyRefStorage(String id, String entity) implements FieldStorage {
        @Override
        public List<ColumnShape> columns() {
            return List.of(
                    ColumnShape.of(id, ColumnType.ID), new ColumnShape(entity, ColumnType.VARCHAR, ENTITY_NAME_LENGTH));
        }

        @Override
        public @Nullable Object toColumn(int index, @Nullable Object value) {
            if (value instanceof Ref ref) {
                return index == 0 ? ref.id().toString() : ref.entity();
            }
            return null;
        }

        @Override
        public @Nullable Object toValue(List<? extends @Nullable Object> columns) {
            Object stored = columns.get(0);
            Object type = columns.get(1);
            return stored == null || type == null ? null : new Ref(type.toString(), UUID.fromString(stored.toString()));
        }

        @Override
        public ColumnConverter comparable() {
            return Converters.of(
                    String.class,
                    value -> value instanceof Ref ref ? ref.id().toString() : value.toString(),
                    column -> UUID.fromString(column.toString()));
        }
    }

    /** Names of choices in columns and JSON, from and to the Java values. */
    static final class ChoiceNames {
        private ChoiceNames() {}

        static String text(Object value) {
            return value instanceof Enum<?> constant ? ValueJson.choiceName(constant) : value.toString();
        }

        /** The enum constant or the text; null for a name that the enum no longer has. */
        static @Nullable Object value(FieldType field, String name) {
            if (!field.javaType().isEnum()) {
                return name;
            }
            return field.choice(name).map(Choice::constant).orElse(null);
        }
    }
}
