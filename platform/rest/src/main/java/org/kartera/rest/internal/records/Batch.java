package org.kartera.rest.internal.records;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.records.Mutation;

/**
 * What is to be done to many records.
 *
 * @param operation {@code save, delete, restore, purge} or the name of an action
 */
record Batch(String entity, String operation, List<Map<String, @Nullable Object>> items, boolean atomic) {
    static final String SAVE = "save";

    /** The mutation that an item asks for; refused with 422 where it has no id and needs one. */
    Mutation mutation(Map<String, @Nullable Object> item) {
        Map<String, @Nullable Object> values = new HashMap<>(item);
        Object id = values.remove("id");
        values.remove("entity");
        if (id == null && operation.equals(SAVE)) {
            return new Mutation.Create(values);
        }
        UUID record = id(id);
        Long version = Versions.demanded(null, values);
        return switch (operation) {
            case SAVE -> new Mutation.Update(record, version, values);
            case "delete" -> new Mutation.Delete(record, version);
            case "restore" -> new Mutation.Restore(record);
            case "purge" -> new Mutation.Purge(record);
            default -> new Mutation.Act(record, version, operation, values);
        };
    }

    private UUID id(@Nullable Object id) {
        if (id == null) {
            throw CrmException.invalid("id", StandardError.REQUIRED);
        } else if (id instanceof String text) {
            return Ids.parse(entity, text);
        }
        throw CrmException.invalid("id", StandardError.WRONG_TYPE, "text");
    }
}
