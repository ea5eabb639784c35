package org.kartera.platform.record;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A step that people, programs and automations take with a record: {@code POST /records/{entity}/{id}/actions/{action}}. Its name
 * is the method's, and so is the verb of the right to it.
 *
 * <p>On a method of a record type it works on that one record, which is saved afterwards like any other change. On a method of a DS component
 * that is registered as {@link ActionProvider} it names its {@link #record}, takes the batch as {@code List<Change<T>>} first, and
 * may use other services; it runs in the same transaction. Parameters carry {@link Field}; a parameter without a value is null
 * unless required. It refuses by a {@link org.kartera.platform.CrmException}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Action {
    /** Full name of the record type; only on a component's method. */
    String record() default "";
}
