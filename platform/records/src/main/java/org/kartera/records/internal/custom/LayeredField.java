package org.kartera.records.internal.custom;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.Violation;
import org.kartera.records.custom.Layer;
import org.kartera.records.internal.pipeline.bind.FieldBinder;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.Metadata;

/** A field of a module with its layers; {@code type} and {@code field} are as the module has them. */
record LayeredField(OverlayCatalogue overlays, BuiltInParts parts, EntityType type, FieldType field)
        implements Layered {
    private FieldType upTo(@Nullable Layer top) {
        return overlays.field(type.name(), field, top);
    }

    @Override
    public List<String> changeable() {
        return BuiltInParts.changeable(field);
    }

    @Override
    public Map<String, @Nullable Object> told() {
        return parts.told(type, upTo(Layer.ADMIN));
    }

    @Override
    public Map<String, @Nullable Object> module() {
        return parts.of(type, field, changeable());
    }

    @Override
    public Map<String, @Nullable Object> below(Layer layer) {
        return parts.of(type, upTo(Layered.under(layer)), changeable());
    }

    @Override
    public void check(Layer layer, OverlayParts own, Metadata metadata, FieldBinder binder, List<Violation> wrong) {
        new OverlayChecks(field, upTo(Layered.under(layer)), own, wrong)
                .check(metadata.entity(type.name()), metadata, binder);
    }
}
