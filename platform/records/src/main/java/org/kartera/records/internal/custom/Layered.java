package org.kartera.records.internal.custom;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.Violation;
import org.kartera.records.custom.Layer;
import org.kartera.records.internal.pipeline.bind.FieldBinder;
import org.kartera.records.metadata.Metadata;

/** A field or record type of a module with its layers, in the form of the REST contract. */
interface Layered {
    /** Names of the parts that can be changed. */
    List<String> changeable();

    /** What it is with all layers. */
    Map<String, @Nullable Object> told();

    /** What the module says of the parts that can be changed. */
    Map<String, @Nullable Object> module();

    /** What those are below {@code layer}. */
    Map<String, @Nullable Object> below(Layer layer);

    /** Adds what is wrong with {@code parts} as those of {@code layer}. */
    void check(Layer layer, OverlayParts parts, Metadata metadata, FieldBinder binder, List<Violation> wrong);

    /** The layer under {@code layer}; null: that of the module. */
    static @Nullable Layer under(Layer layer) {
        return layer == Layer.ADMIN ? Layer.PACKAGE : null;
    }
}
