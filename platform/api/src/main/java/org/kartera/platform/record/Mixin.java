package org.kartera.platform.record;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.annotation.bundle.Capability;

/**
 * Adds scalar fields to another module's record type. The class declares them with {@link Field} and is never instantiated; they are stored as
 * columns of the other's table under this module's prefix ({@code realestate_budget}), added by the mixing module's change log, are
 * called {@code <module>.<field>} in the REST contract, and are read and written in Java by {@link CrmRecord#extension}. They may not be required.
 */
@Capability(namespace = "kartera.mixin", name = "${#record}", attribute = "class=${@class}")
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Mixin {
    /** Full name of the record type that is extended. */
    String record();
}
