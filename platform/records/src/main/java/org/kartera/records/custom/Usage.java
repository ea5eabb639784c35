package org.kartera.records.custom;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What would be lost with a field.
 *
 * @param rows records that have a value, those of the recycle bin included
 * @param values how many records have each value of a choice; empty for other kinds
 * @param usedIn what names the field
 */
public record Usage(long rows, Map<String, Long> values, List<FieldUses.Use> usedIn) {
    public Usage {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        usedIn = List.copyOf(usedIn);
    }
}
