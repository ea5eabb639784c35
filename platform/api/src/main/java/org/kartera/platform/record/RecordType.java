package org.kartera.platform.record;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.annotation.bundle.Capability;

/**
 * Makes a class a record type, with everything that comes with it: table, REST, rights, search, import, audit. The class extends
 * {@link CrmRecord}, is not abstract and has a constructor without arguments. The table is {@code <module>_<noun>}, made by the
 * module's change log; a column is the field's name in snake_case ({@code expectedClose}: {@code expected_close}), a reference adds
 * {@code _id}, money has a second column with {@code _currency}, folded text one with {@code _f}.
 *
 * <p>The kernel finds the class through the bundle's manifest: a capability {@code kartera.record}, written by bnd from this annotation.
 */
@Capability(namespace = "kartera.record", name = "${#name}", attribute = "class=${@class}")
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface RecordType {
    /** The full name, {@code <module>.<noun>} such as {@code pipeline.deal}: lower case, the module's own first. */
    String name();

    /** How a record is called: text with fields in braces, such as {@code {make} {model}}. Only fields of the record itself. */
    String title();

    /** Name of a Lucide icon. */
    String icon() default "square";

    /**
     * Fields by which its records are in order, a minus in front for the greatest first: in lists that ask for no order, and where totals are grouped
     * by a reference to it. Without any, lists begin with the newest record and groups go by title.
     */
    String[] order() default {};

    /** Abilities beyond those that every record has. */
    Trait[] traits() default {};
}
