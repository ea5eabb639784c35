package org.kartera.records.internal.module;

import java.util.List;

/**
 * What a module consists of for the kernel.
 *
 * @param name the short name: {@code pipeline}
 * @param version the bundle's version
 * @param records classes of its record types
 * @param mixins classes that add fields to others' record types
 * @param loader sees its classes and, under {@code KARTERA-INF}, its own files
 */
public record ModuleContent(
        String name, String version, List<Class<?>> records, List<Class<?>> mixins, ClassLoader loader) {
    public ModuleContent {
        records = List.copyOf(records);
        mixins = List.copyOf(mixins);
    }
}
