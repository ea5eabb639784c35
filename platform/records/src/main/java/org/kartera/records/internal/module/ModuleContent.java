package org.kartera.records.internal.module;

import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.List;
import org.kartera.persistence.OwnFiles;
import org.kartera.platform.record.Mixin;
import org.kartera.platform.record.RecordType;
import org.kartera.records.metadata.EntityType;

/**
 * What a module consists of for the kernel.
 *
 * @param name the short name: {@code pipeline}
 * @param version the bundle's version
 * @param records classes of its record types
 * @param mixins classes that add fields to others' record types
 * @param types record types that no class declares
 * @param loader sees its classes and, under {@code KARTERA-INF}, its own files
 */
public record ModuleContent(
        String name,
        String version,
        List<Class<?>> records,
        List<Class<?>> mixins,
        List<EntityType> types,
        ClassLoader loader) {
    public ModuleContent {
        records = List.copyOf(records);
        mixins = List.copyOf(mixins);
        types = List.copyOf(types);
    }

    /** A module all of whose record types are classes. */
    public ModuleContent(
            String name, String version, List<Class<?>> records, List<Class<?>> mixins, ClassLoader loader) {
        this(name, version, records, mixins, List.of(), loader);
    }

    /** A module on a plain class path, of its classes alone; its files are those beside the first of them. */
    public static ModuleContent of(String name, Class<?>... types) {
        return new ModuleContent(
                name, "1.0.0", with(RecordType.class, types), with(Mixin.class, types), OwnFiles.of(types[0]));
    }

    private static List<Class<?>> with(Class<? extends Annotation> annotation, Class<?>... types) {
        return Arrays.<Class<?>>stream(types)
                .filter(type -> type.isAnnotationPresent(annotation))
                .toList();
    }
}
