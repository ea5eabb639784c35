package org.kartera.web.internal.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kartera.web.internal.layer.Layer;
import org.kartera.web.internal.layer.Place;
import org.kartera.web.internal.layer.StoredLayer;

/** Tells administrators of a layout: what is shown, of which layers it is, and whether something has changed below. */
final class LayoutJson {
    private LayoutJson() {}

    /**
     * One part for one role: {@code content} that is shown, {@code layers} the lowest first, {@code tag} for If-Match, whether there is an {@code own} one, and
     * {@code conflict {former, below}} where what lies below is no longer what it was.
     */
    static ObjectNode part(Arrangement arrangement, Place place) {
        List<Arrangement.Laid> stack = arrangement.stack(place.subject(), place.part(), place.role());
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        StoredLayer own = null;
        JsonNode shown = null;
        for (Arrangement.Laid laid : stack) {
            own = laid.place().equals(place) ? laid.stored() : own;
            shown = laid.good() ? laid.content() : shown;
        }
        json.put("tag", Arrangements.tag(arrangement, place, own));
        json.put("own", own != null);
        json.set("content", shown);
        json.set("below", arrangement.below(place).content());
        stack.forEach(laid -> json.withArrayProperty("layers").add(layer(laid)));
        if (own != null && arrangement.outrun(own)) {
            ObjectNode conflict = json.putObject("conflict");
            conflict.set("former", own.basis());
            conflict.set("below", arrangement.below(place).content());
        }
        return json;
    }

    private static ObjectNode layer(Arrangement.Laid laid) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        place(json, laid.place(), laid.stored());
        json.set("content", laid.given());
        laid.faults().forEach(json.withArrayProperty("notes")::add);
        return json;
    }

    /** The layer in short. */
    static ObjectNode brief(Arrangement arrangement, StoredLayer layer) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("subject", layer.place().subject());
        json.put("part", layer.place().part());
        place(json, layer.place(), layer);
        json.put("conflict", arrangement.outrun(layer));
        return json;
    }

    private static void place(ObjectNode json, Place place, @Nullable StoredLayer stored) {
        json.put("layer", place.layer().json());
        json.put("role", place.role().isEmpty() ? null : place.role());
        if (stored != null) {
            json.put("package", place.layer() == Layer.PACKAGE ? stored.origin() : null);
            json.put("version", stored.version());
            json.put("modifiedAt", stored.at().toString());
            json.put("modifiedBy", stored.by());
        }
    }
}
