package org.kartera.records.metadata;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.record.CrmRecord;
import org.kartera.platform.record.FieldKind;
import org.kartera.platform.record.OnDelete;
import org.kartera.platform.record.Place;
import org.kartera.records.internal.metadata.Accessors;
import org.kartera.records.metadata.FieldType.Columns;
import org.kartera.records.metadata.FieldType.Flag;

/**
 * What every record has beside its fields: columns that the kernel alone writes. They are not among {@link EntityType#fields}, but filter, sort and the
 * kernel's own code may name them. Values are of the Java types of {@link CrmRecord}; their labels are in this bundle's catalogue.
 */
public final class StandardFields {
    /** The id: a {@link UUID}, stored as text of 36 characters or as the database's own type. */
    public static final FieldType ID = field("id", FieldKind.TEXT, UUID.class, 36, "id", null, Set.of());

    /** What people call the record, with a folded companion. */
    public static final FieldType TITLE = field(
            "title",
            FieldKind.TEXT,
            String.class,
            TitlePattern.MAX_LENGTH,
            "title",
            "title_f",
            EnumSet.of(Place.LIST, Place.SEARCH, Place.SORT));

    /** The optimistic version, a {@code Long}. */
    public static final FieldType VERSION =
            field("version", FieldKind.INTEGER, Long.class, 0, "version", null, Set.of());

    /** When the record went to the recycle bin. */
    public static final FieldType DELETED_AT =
            field("deletedAt", FieldKind.DATE_TIME, Instant.class, 0, "deleted_at", null, Set.of());

    /** Id of the deleted record that took this one along into the recycle bin: a {@link UUID}. */
    public static final FieldType DELETED_WITH =
            field("deletedWith", FieldKind.TEXT, UUID.class, 36, "deleted_with_id", null, Set.of());

    private static final Map<String, FieldType> BY_NAME = Stream.of(ID, TITLE, VERSION, DELETED_AT)
            .collect(Collectors.toUnmodifiableMap(FieldType::name, Function.identity()));

    private StandardFields() {}

    /** The one of that name that a filter or sort may use: {@code id, title, version, deletedAt}; null where there is none. */
    public static @Nullable FieldType queryable(String name) {
        return BY_NAME.get(name);
    }

    private static FieldType field(
            String name,
            FieldKind kind,
            Class<?> type,
            int length,
            String column,
            @Nullable String folded,
            Set<Place> places) {
        return new FieldType(
                name,
                kind,
                false,
                type,
                EnumSet.of(Flag.STANDARD, Flag.READ_ONLY),
                places,
                length,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                OnDelete.CLEAR,
                new Columns(column, null, folded),
                Accessors.of(CrmRecord.class, name),
                new Wording.Catalogue(StandardFields.class),
                FieldDetails.NONE);
    }
}
