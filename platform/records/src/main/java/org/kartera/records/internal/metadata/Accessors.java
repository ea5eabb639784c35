package org.kartera.records.internal.metadata;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.record.CrmRecord;
import org.kartera.records.metadata.FieldAccessor;

/** Makes accessors of fields by method handles, which are as fast as compiled access once they are warm. */
public final class Accessors {
    private static final MethodType GETTER = MethodType.methodType(Object.class, CrmRecord.class);
    private static final MethodType SETTER = MethodType.methodType(void.class, CrmRecord.class, Object.class);
    private static final Map<Class<?>, Object> ZERO = Map.of(boolean.class, false, int.class, 0, long.class, 0L);

    private Accessors() {}

    /** Of the field {@code name} that {@code declaring} itself declares. */
    public static FieldAccessor of(Class<?> declaring, String name) {
        try {
            return of(declaring.getDeclaredField(name));
        } catch (NoSuchFieldException e) {
            throw new IllegalArgumentException(declaring.getName() + " has no field " + name, e);
        }
    }

    /** Of a Java field. Null empties a primitive to zero or false, and a collection to one without elements. */
    static FieldAccessor of(Field field) {
        Class<?> type = field.getType();
        MethodHandle getter;
        MethodHandle setter;
        try {
            MethodHandles.Lookup lookup =
                    MethodHandles.privateLookupIn(field.getDeclaringClass(), MethodHandles.lookup());
            getter = lookup.unreflectGetter(field).asType(GETTER);
            setter = lookup.unreflectSetter(field).asType(SETTER);
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException("cannot reach " + field, e);
        }
        if (type == Set.class) {
            return new Java(getter, setter, value -> new LinkedHashSet<>(elements(value)));
        } else if (type == List.class) {
            return new Java(getter, setter, value -> new ArrayList<>(elements(value)));
        } else if (type.isPrimitive()) {
            return new Java(getter, setter, value -> value == null ? ZERO.get(type) : value);
        }
        return new Java(getter, setter, value -> value);
    }

    /** Of a field that a mixin or an admin added, under {@code key} among the extensions; {@code none} is what it has without a value. */
    public static FieldAccessor extension(String key, @Nullable Collection<?> none) {
        return new Extension(key, none);
    }

    /** Of a parameter, or of a field of a class that is not here: any use is a defect. */
    public static FieldAccessor none() {
        return new None();
    }

    private static Collection<?> elements(@Nullable Object value) {
        return value instanceof Collection<?> several ? several : List.of();
    }

    private record Java(MethodHandle getter, MethodHandle setter, Function<@Nullable Object, @Nullable Object> adapted)
            implements FieldAccessor {
        @Override
        public @Nullable Object read(CrmRecord record) {
            try {
                return (Object) getter.invokeExact(record);
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void write(CrmRecord record, @Nullable Object value) {
            Object suitable = adapted.apply(value);
            try {
                setter.invokeExact(record, suitable);
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private record Extension(String key, @Nullable Collection<?> none) implements FieldAccessor {
        @Override
        public @Nullable Object read(CrmRecord record) {
            Object value = record.extension(key);
            return value == null ? none : value;
        }

        @Override
        public void write(CrmRecord record, @Nullable Object value) {
            record.extension(key, value);
        }
    }

    private record None() implements FieldAccessor {
        @Override
        public @Nullable Object read(CrmRecord record) {
            throw new IllegalStateException("no field of a Java object");
        }

        @Override
        public void write(CrmRecord record, @Nullable Object value) {
            throw new IllegalStateException("no field of a Java object");
        }
    }
}
