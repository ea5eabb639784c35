package org.kartera.records.custom;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** Something that names fields, such as layouts, saved views and formulas. A service; asked before a field is deleted. */
@ConsumerType
public interface FieldUses {
    /**
     * One thing that names a field.
     *
     * @param kind what it is: {@code formula, layout, view, ...}
     * @param name which of them, in words for an admin
     * @param needed it cannot be without the field, which is neither retired nor deleted then
     */
    record Use(String kind, String name, boolean needed) {}

    /** What names {@code field} of {@code entity}; the field's own definition does not count. */
    List<Use> uses(String entity, String field);
}
