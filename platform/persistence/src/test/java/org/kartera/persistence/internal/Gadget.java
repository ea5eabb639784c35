package org.kartera.persistence.internal;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kartera.persistence.TimeOrderedIds;
import org.kartera.platform.record.CrmRecord;
import org.kartera.platform.record.Ref;

/** A record type with one field of each way of storing. */
class Gadget extends CrmRecord {
    private @Nullable String name;
    private @Nullable Long price;
    private @Nullable Ref maker;
    private @Nullable List<String> marks;
    private @Nullable String notes;
    private @Nullable Size size;
    private @Nullable List<String> tags;

    /** Kept in two columns. */
    record Size(int width, int height) {}

    /** For the unit. */
    Gadget() {}

    Gadget(TimeOrderedIds ids, String name) {
        Fields.set(this, "id", ids.next());
        this.name = name;
    }

    UUID key() {
        return id();
    }

    @Nullable
    String name() {
        return name;
    }

    void rename(String newName) {
        name = newName;
    }

    @Nullable
    Long price() {
        return price;
    }

    void priceAt(@Nullable Long newPrice) {
        price = newPrice;
    }

    @Nullable
    Ref maker() {
        return maker;
    }

    void madeBy(@Nullable Ref newMaker) {
        maker = newMaker;
    }

    @Nullable
    List<String> marks() {
        return marks;
    }

    void mark(@Nullable List<String> newMarks) {
        marks = newMarks;
    }

    @Nullable
    String notes() {
        return notes;
    }

    void note(@Nullable String newNotes) {
        notes = newNotes;
    }

    @Nullable
    Size size() {
        return size;
    }

    void resize(@Nullable Size newSize) {
        size = newSize;
    }

    @Nullable
    List<String> tags() {
        return tags;
    }

    void tag(@Nullable List<String> newTags) {
        tags = newTags;
    }
}
