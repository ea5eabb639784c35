package org.kartera.records.internal.query;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.record.CompanyMoney;
import org.kartera.platform.record.Ref;
import org.kartera.platform.record.Row;
import org.kartera.platform.record.StoredFile;

/** A row as it came from the database. Titles and included records are shared by all rows of a page, and filled before anybody sees them. */
public final class FetchedRow implements Row {
    private final RowShape shape;
    private final UUID id;
    private final long version;
    private final String title;
    private final @Nullable Object[] values;
    private final Surroundings surroundings;

    FetchedRow(
            RowShape shape, UUID id, long version, String title, @Nullable Object[] values, Surroundings surroundings) {
        this.shape = shape;
        this.id = id;
        this.version = version;
        this.title = title;
        this.values = values;
        this.surroundings = surroundings;
    }

    /** What the references of a page point to, by id. */
    record Surroundings(Map<UUID, String> titles, Map<UUID, Row> included, Map<UUID, StoredFile> files) {
        /** With room for what will be found. */
        Surroundings() {
            this(new HashMap<>(), new HashMap<>(), new HashMap<>());
        }
    }

    @Override
    public String entity() {
        return shape.type().name();
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public long version() {
        return version;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public Set<String> fields() {
        return shape.positions().keySet();
    }

    @Override
    public @Nullable Object value(String field) {
        Integer position = shape.positions().get(field);
        if (position == null) {
            throw new IllegalArgumentException(field + " was not read");
        }
        return value(position.intValue());
    }

    @Override
    public @Nullable CompanyMoney inCompanyCurrency(String field) {
        Integer position = shape.positions().get(field);
        return position != null && values[position] instanceof StatedAmount stated ? stated.company() : null;
    }

    /** The value in the place that {@link RowShape#positions} gives a field. */
    @Nullable
    Object value(int position) {
        return values[position] instanceof StatedAmount stated ? stated.amount() : values[position];
    }

    /** What the fields are. */
    RowShape shape() {
        return shape;
    }

    @Override
    public @Nullable String titleOf(Ref ref) {
        return surroundings.titles().get(ref.id());
    }

    @Override
    public @Nullable StoredFile file(Ref ref) {
        return surroundings.files().get(ref.id());
    }

    @Override
    public @Nullable Row included(String field, Ref ref) {
        return shape.includes(field) ? surroundings.included().get(ref.id()) : null;
    }

    @Override
    public String toString() {
        return entity() + " " + id;
    }
}
