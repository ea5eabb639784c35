package org.kartera.platform.rest;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/**
 * Marks a DS component as a JAX-RS resource for what is no record. It is registered under its own class, and its {@code @Path} is relative to
 * {@code /api/v1/<module>/}. The caller was authenticated before; rights are the resource's own matter through {@code Records} and
 * {@code Callers}. A {@code CrmException} becomes problem+json; results are records of Java, lists and maps, written as JSON.
 */
@ComponentPropertyType
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface RestResource {
    /** Prefix of the component property. */
    String PREFIX_ = "kartera.rest.";

    /** Whether whoever has not signed in may call it too. */
    boolean open() default false;
}
