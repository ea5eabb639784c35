package org.kartera.records.internal.query;

import java.util.Map;
import org.kartera.platform.Caller;
import org.kartera.records.metadata.EntityType;

/** What was compiled for a shape. Immutable, for any thread. */
interface Plan {
    /** Rights over other record types that went into it. */
    Map<EntityType, Scopes> joined();

    /** Whether it is right for {@code caller}, whose rights over the main record type are those of the shape. */
    default boolean suits(Caller caller) {
        for (Map.Entry<EntityType, Scopes> entry : joined().entrySet()) {
            if (!Scopes.of(caller, entry.getKey()).equals(entry.getValue())) {
                return false;
            }
        }
        return true;
    }
}
