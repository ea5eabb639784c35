package org.kartera.web.internal.layer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Map;

/** Compares a layout with what it was when somebody laid another one over it. */
public final class Differences {
    private Differences() {}

    /**
     * Whether {@code now} says anything that {@code before} did not: something new, something changed, another order. What is only missing does not count:
     * a module that was disabled takes its fields and lists with it, and brings them back.
     */
    public static boolean brings(JsonNode before, JsonNode now) {
        if (now.isObject()) {
            for (Map.Entry<String, JsonNode> member : now.properties()) {
                if (brings(before.path(member.getKey()), member.getValue())) {
                    return true;
                }
            }
            return !before.isObject();
        } else if (now.isArray()) {
            return !before.isArray() || !within(before, now);
        }
        return !now.isNull() && !now.isMissingNode() && !now.equals(before);
    }

    /** Whether all of {@code now} is in {@code before}, in that order. */
    private static boolean within(JsonNode before, JsonNode now) {
        Iterator<JsonNode> former = before.elements();
        for (JsonNode item : now) {
            boolean found = false;
            while (!found && former.hasNext()) {
                found = !brings(former.next(), item);
            }
            if (!found) {
                return false;
            }
        }
        return true;
    }
}
