package org.kartera.records.internal.custom;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.Violation;
import org.kartera.records.custom.Layer;
import org.kartera.records.internal.pipeline.bind.FieldBinder;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.Metadata;

/** A record type of a module with its layers; {@code type} is as the module has it. */
record LayeredEntity(OverlayCatalogue overlays, BuiltInParts parts, EntityType type) implements Layered {
    @Override
    public List<String> changeable() {
        return BuiltInParts.OF_ENTITIES;
    }

    @Override
    public Map<String, @Nullable Object> told() {
        return parts.told(overlays.entity(type, Layer.ADMIN));
    }

    @Override
    public Map<String, @Nullable Object> module() {
        return parts.of(type);
    }

    @Override
    public Map<String, @Nullable Object> below(Layer layer) {
        return parts.of(overlays.entity(type, Layered.under(layer)));
    }

    /** What can be wrong with words and the name of an icon was found when they were read. */
    @Override
    public void check(Layer layer, OverlayParts own, Metadata metadata, FieldBinder binder, List<Violation> wrong) {}
}
