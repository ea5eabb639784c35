package org.kartera.platform.record;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What every record has. Subclasses declare fields with {@link Field}; names of the fields here cannot be declared again. The kernel
 * fills them; instances belong to one thread.
 */
public abstract class CrmRecord {
    private @Nullable UUID id;
    private long version;

    @Field(readOnly = true, in = Place.SORT)
    private @Nullable Instant createdAt;

    @Field(readOnly = true, ref = "security.user")
    private @Nullable Ref createdBy;

    @Field(readOnly = true, in = Place.SORT)
    private @Nullable Instant modifiedAt;

    @Field(readOnly = true, ref = "security.user")
    private @Nullable Ref modifiedBy;

    @Field(ref = "security.user", tracked = true, in = Place.LIST)
    private @Nullable Ref owner;

    @Field(ref = "security.team", tracked = true)
    private @Nullable Ref team;

    private @Nullable String title;
    private @Nullable Instant deletedAt;
    private @Nullable UUID deletedWith;
    private final Map<String, Object> extensions = new HashMap<>();

    /** The id, a time-ordered UUID (RFC 9562, version 7). Only once the record was created; in rules it is there already. */
    public final UUID id() {
        return Objects.requireNonNull(id, "the record has not been created yet");
    }

    /** Counts the changes, from 1; 0 before the record is stored. */
    public final long version() {
        return version;
    }

    /** What people call it: the title pattern filled, as of the last save. */
    public final String title() {
        return title == null ? "" : title;
    }

    /** When it was created; null before. */
    public final @Nullable Instant createdAt() {
        return createdAt;
    }

    /** Who is responsible for it; a {@code security.user}. */
    public final @Nullable Ref owner() {
        return owner;
    }

    /** Hands it to {@code user}. */
    public final void assignTo(@Nullable Ref user) {
        owner = user;
    }

    /** The team it belongs to; a {@code security.team}. */
    public final @Nullable Ref team() {
        return team;
    }

    /** Hands it to {@code newTeam}. */
    public final void assignToTeam(@Nullable Ref newTeam) {
        team = newTeam;
    }

    /** When it went to the recycle bin; null where it is in use. */
    public final @Nullable Instant deletedAt() {
        return deletedAt;
    }

    /** The value of a field that a mixin or an admin added: {@code realestate.budget}. */
    public final @Nullable Object extension(String field) {
        return extensions.get(field);
    }

    /** Sets such a field; {@code value} is of the Java type of its kind. */
    public final void extension(String field, @Nullable Object value) {
        if (value == null) {
            extensions.remove(field);
        } else {
            extensions.put(field, value);
        }
    }

    /**
     * Called on every create and update, after the fields were checked one by one and before {@link RecordRule}s: completes and checks what
     * concerns this record alone. Reports what is wrong by {@link Change#reject}.
     */
    protected void beforeSave(Change<?> change) {}

    /** The full name of a record type's class. */
    static String nameOf(Class<?> type) {
        RecordType declared = type.getAnnotation(RecordType.class);
        if (declared == null) {
            throw new IllegalArgumentException(type.getName() + " is no record type");
        }
        return declared.name();
    }
}
