package org.kartera.platform.record;

import java.util.UUID;

/**
 * A reference to a record of any module: no foreign key, no object. It may point to a record in the recycle bin or of a module that is
 * switched off.
 *
 * @param entity full name of the record type
 * @param id the record's id
 */
public record Ref(String entity, UUID id) {
    /** A reference of that type. */
    public static Ref to(String entity, UUID id) {
        return new Ref(entity, id);
    }

    /** A reference to a record that has its id already: after it was created, and in rules. */
    public static Ref to(CrmRecord record) {
        return new Ref(CrmRecord.nameOf(record.getClass()), record.id());
    }
}
