package org.kartera.records.internal.computed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kartera.persistence.Dialect;
import org.kartera.platform.record.Ref;
import org.kartera.records.internal.pipeline.Sql;
import org.kartera.records.internal.pipeline.StoredField;
import org.kartera.records.internal.pipeline.Titles;
import org.kartera.records.internal.pipeline.Values;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.FieldType.Flag;
import org.kartera.records.metadata.Folding;

/** A row of which something is computed anew, with those of its values that are needed for it. Of one thread. */
final class ComputedRow implements Subject, Consequences.Written {
    /** As the database orders ids. */
    static final Comparator<UUID> ORDER = Comparator.comparing(UUID::toString);

    private static final int HEAD = 3;

    private final UUID id;
    private final long version;
    private final String title;
    private String called;
    private final Map<String, @Nullable Object> before = new HashMap<>();
    private final Map<String, @Nullable Object> now = new HashMap<>();
    private final List<FieldType> results;

    private ComputedRow(UUID id, long version, String title, List<FieldType> results) {
        this.id = id;
        this.version = version;
        this.title = title;
        this.called = title;
        this.results = results;
    }

    /** Which columns make a row. */
    record Shape(List<String> columns, List<StoredField> fields, List<FieldType> results) {}

    /** {@code parents} are references of those whose roll-ups depend on the row. */
    static Shape shape(ComputedFields fields, List<FieldType> parents) {
        Set<FieldType> needed = new LinkedHashSet<>(fields.own());
        needed.addAll(parents);
        fields.amounts().forEach(amount -> needed.addAll(amount.fields()));
        needed.addAll(fixing(fields.type()));
        needed.addAll(fields.titled());
        needed.add(standard(fields, "owner"));
        needed.add(standard(fields, "team"));
        return shape(needed, fields.results());
    }

    /** For {@code results} of {@code needed} fields. */
    static Shape shape(Set<FieldType> needed, List<FieldType> results) {
        List<String> columns = new ArrayList<>(List.of("id", "version", "title"));
        columns.addAll(columns(needed));
        return new Shape(columns, needed.stream().map(StoredField::of).toList(), results);
    }

    /** The fields that fix the rates of a record. */
    static List<FieldType> fixing(EntityType type) {
        return type.fields().stream()
                .filter(field -> field.is(Flag.FIXES_RATES))
                .toList();
    }

    /** The rows of {@code ids}, locked to the end of the unit of work in the order of their ids; those that are gone are passed over. */
    static List<ComputedRow> lock(Sql sql, EntityType type, Collection<UUID> ids, Shape shape) {
        boolean derby = sql.dialect() == Dialect.DERBY;
        List<UUID> ordered = ids.stream().distinct().sorted(ORDER).toList();
        if (derby) {
            // A lock of Derby's "for update" becomes a shared one when the cursor moves on; an update keeps what it
            // locks.
            sql.updateIn("update " + type.table() + " set version = version where id in (%s)", List.of(), ordered);
        }
        return sql.selectIn(
                "select " + String.join(", ", shape.columns()) + " from " + type.table() + " where id in (%s)"
                        + (derby ? "" : " order by id for update"),
                List.of(),
                ordered,
                row -> read(shape, row));
    }

    private static FieldType standard(ComputedFields fields, String name) {
        return Objects.requireNonNull(fields.type().field(name), name);
    }

    /** The columns of fields, in their order. */
    static List<String> columns(Iterable<FieldType> fields) {
        List<String> columns = new ArrayList<>();
        fields.forEach(field -> columns.addAll(StoredField.of(field).columns()));
        return columns;
    }

    static ComputedRow read(Shape shape, ResultSet row) throws SQLException {
        ComputedRow read = new ComputedRow(
                Objects.requireNonNull(Sql.id(row.getString(1))),
                row.getLong(2),
                Objects.requireNonNullElse(row.getString(HEAD), ""),
                shape.results());
        int column = HEAD + 1;
        for (StoredField field : shape.fields()) {
            Object value = field.value(row, column);
            read.before.put(field.field().name(), value);
            read.now.put(field.field().name(), value);
            column += field.columns().size();
        }
        return read;
    }

    @Override
    public UUID id() {
        return id;
    }

    long version() {
        return version;
    }

    /** What the record is called now. */
    String title() {
        return called;
    }

    /** Calls it after its values as they are now. */
    void call(EntityType type) {
        called = Titles.of(type, now::get);
    }

    @Nullable
    UUID owner() {
        return before.get("owner") instanceof Ref ref ? ref.id() : null;
    }

    @Nullable
    UUID team() {
        return before.get("team") instanceof Ref ref ? ref.id() : null;
    }

    @Override
    public @Nullable Object value(FieldType field) {
        return now.get(field.name());
    }

    @Override
    public void set(FieldType field, @Nullable Object value) {
        now.put(field.name(), value);
    }

    @Override
    public boolean isNew() {
        return false;
    }

    @Override
    public boolean differs(FieldType field) {
        return !Values.same(before.get(field.name()), now.get(field.name()));
    }

    @Override
    public @Nullable Object former(FieldType field) {
        return before.get(field.name());
    }

    /** The computed fields that came out otherwise. */
    List<FieldType> changed() {
        return results.stream().filter(this::differs).toList();
    }

    boolean differs() {
        return !changed().isEmpty() || !called.equals(title);
    }

    /** What is stored of {@code fields}, of the title where that is wanted, and the id behind. */
    List<Object> arguments(List<FieldType> fields, boolean titled) {
        List<Object> arguments = new ArrayList<>();
        fields.forEach(field -> StoredField.of(field).bind(now.get(field.name()), arguments));
        if (titled) {
            arguments.add(called);
            arguments.add(Objects.requireNonNullElse(Folding.fold(called), ""));
        }
        arguments.add(id.toString());
        return arguments;
    }
}
