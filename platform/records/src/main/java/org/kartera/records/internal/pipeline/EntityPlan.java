package org.kartera.records.internal.pipeline;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.record.CrmRecord;
import org.kartera.platform.record.FieldKind;
import org.kartera.records.internal.total.BoardLayout;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.FieldType.Flag;

/** What the steps need to know of a record type, worked out once. Immutable. */
final class EntityPlan {
    private final EntityType type;
    private final List<FieldType> fields;
    private final List<FieldType> stored;
    private final Map<String, Integer> places = new HashMap<>();
    private final List<FieldType> references;
    private final List<FieldType> unique;
    private final List<FieldType> several;
    private final List<FieldType> numbered;
    private final List<FieldType> hierarchies;
    private final List<FieldType> defaulted;
    private final List<FieldType> files;
    private final BoardLayout board;
    private final @Nullable MethodHandle constructor;

    EntityPlan(EntityType type) {
        this.type = type;
        this.fields = type.fields();
        this.stored = type.stored();
        for (int i = 0; i < stored.size(); i++) {
            places.put(stored.get(i).name(), i);
        }
        this.references = those(field -> field.reference() && !writtenByKernel(field));
        this.unique = those(field -> field.is(Flag.UNIQUE));
        this.several = those(ValueRows::holds);
        this.numbered = those(field -> field.kind() == FieldKind.AUTO_NUMBER);
        this.hierarchies = those(field -> field.is(Flag.HIERARCHY));
        this.defaulted = those(field -> field.details().defaultValue() != null && field.writable());
        this.files = those(FieldType::file);
        this.board = BoardLayout.of(type);
        this.constructor = type.javaType() == CrmRecord.class ? null : constructor(type.javaType());
    }

    private List<FieldType> those(Predicate<FieldType> wanted) {
        return fields.stream().filter(wanted).toList();
    }

    private static MethodHandle constructor(Class<?> type) {
        try {
            Constructor<?> declared = type.getDeclaredConstructor();
            return MethodHandles.privateLookupIn(type, MethodHandles.lookup())
                    .unreflectConstructor(declared)
                    .asType(MethodType.methodType(CrmRecord.class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(type.getName() + " has no constructor without parameters", e);
        }
    }

    /** Whether the field says who wrote the record and when. */
    static boolean writtenByKernel(FieldType field) {
        return field.is(Flag.STANDARD) && field.is(Flag.READ_ONLY);
    }

    EntityType type() {
        return type;
    }

    String name() {
        return type.name();
    }

    /** All fields, standard ones included; the place of each is that of its value in a snapshot. */
    List<FieldType> fields() {
        return fields;
    }

    /** The fields, and behind them what is kept beside amounts, which nobody but the kernel changes. */
    List<FieldType> stored() {
        return stored;
    }

    /** The place of a field. */
    int place(String field) {
        Integer place = places.get(field);
        if (place == null) {
            throw new IllegalArgumentException(type.name() + " has no field " + field);
        }
        return place;
    }

    FieldType field(String name) {
        return stored.get(place(name));
    }

    List<FieldType> references() {
        return references;
    }

    List<FieldType> unique() {
        return unique;
    }

    /** Fields whose values stand in the values table. */
    List<FieldType> several() {
        return several;
    }

    List<FieldType> numbered() {
        return numbered;
    }

    List<FieldType> hierarchies() {
        return hierarchies;
    }

    /** Fields that new records get a value in. */
    List<FieldType> defaulted() {
        return defaulted;
    }

    List<FieldType> files() {
        return files;
    }

    /** What is rolled up of it. */
    BoardLayout board() {
        return board;
    }

    /** A new object with the values of its initialisers. */
    CrmRecord newInstance() {
        if (constructor == null) {
            throw new IllegalStateException("the class of " + type.name() + " is not here");
        }
        try {
            return (CrmRecord) constructor.invokeExact();
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** The values of all that is stored of {@code record} as they are now. */
    @Nullable
    Object[] snapshot(CrmRecord record) {
        @Nullable Object[] values = new Object[stored.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = Values.frozen(stored.get(i).accessor().read(record));
        }
        return values;
    }
}
