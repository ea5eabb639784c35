package org.kartera.web.internal.layer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kartera.events.Entry;
import org.kartera.events.Feed;
import org.kartera.events.StoredEntry;
import org.kartera.persistence.DuplicateKeyException;
import org.kartera.persistence.UnitOfWork;
import org.kartera.platform.Caller;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.web.internal.store.Json;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * The layers of this installation: read once and kept until a change is committed, here or on another node as soon as the feed tells. Changes are in the
 * feed, which is the audit, as {@code layout-changed} and {@code layout-reverted}; the event stream tells them to open pages. Any thread.
 */
@Component(service = StoredLayers.class)
public final class StoredLayers implements AutoCloseable {
    private static final String CHANGED = "layout-changed";
    private static final String REVERTED = "layout-reverted";
    private static final Set<String> KINDS = Set.of(CHANGED, REVERTED);
    private static final JsonNode NOTHING = JsonNodeFactory.instance.nullNode();

    private final LayerTable table;
    private final UnitOfWork unit;
    private final Feed feed;
    private final AutoCloseable watch;
    private volatile Generation generation = new Generation();

    /** What was read since the last change. Whatever is read while it ends, ends with it. */
    private static final class Generation {
        private volatile @Nullable List<StoredLayer> layers;
    }

    @Activate
    public StoredLayers(@Reference LayerTable table, @Reference UnitOfWork unit, @Reference Feed feed) {
        this.table = table;
        this.unit = unit;
        this.feed = feed;
        this.watch = feed.watch(this::appended);
    }

    /** All of them; the same list as long as nothing has changed. */
    public List<StoredLayer> all() {
        Generation known = generation;
        List<StoredLayer> layers = known.layers;
        if (layers == null) {
            layers = List.copyOf(table.all());
            known.layers = layers;
        }
        return layers;
    }

    /** What is stored at {@code place} at this moment, whatever was read before. */
    public Optional<StoredLayer> find(Place place) {
        return table.find(place);
    }

    /** Writes {@code layer}; 412 {@code stale-version} where somebody else has been there since. */
    public void put(StoredLayer layer, Caller caller) {
        try {
            unit.call(() -> {
                unit.afterCompletion(this::forget);
                JsonNode former =
                        table.find(layer.place()).map(StoredLayer::content).orElse(NOTHING);
                if (!table.write(layer)) {
                    throw new CrmException(StandardError.STALE_VERSION, layer.version());
                }
                append(CHANGED, layer, former, layer.content(), caller);
                return layer;
            });
        } catch (DuplicateKeyException meanwhile) {
            throw CrmException.causedBy(meanwhile, StandardError.STALE_VERSION, layer.version());
        }
    }

    /** Removes {@code layer}, so that what lies below is shown again; 412 as above. */
    public void remove(StoredLayer layer, Caller caller) {
        unit.call(() -> {
            unit.afterCompletion(this::forget);
            if (!table.delete(layer)) {
                throw new CrmException(StandardError.STALE_VERSION, layer.version());
            }
            append(REVERTED, layer, layer.content(), NOTHING, caller);
            return layer;
        });
    }

    private void append(String kind, StoredLayer layer, JsonNode before, JsonNode after, Caller caller) {
        Place place = layer.place();
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        details.put("subject", place.subject());
        details.put("part", place.part());
        details.put("role", place.role().isEmpty() ? null : place.role());
        details.put("layer", place.layer().json());
        details.put("version", layer.version());
        if (!Objects.equals(before, after)) {
            details.put("content", List.of(before, after));
        }
        feed.append(List.of(
                new Entry(kind, null, null, 0, place.toString(), null, null, null, caller, Json.text(details))));
    }

    private void appended(List<StoredEntry> entries) {
        if (entries.stream().anyMatch(entry -> KINDS.contains(entry.kind()))) {
            forget();
        }
    }

    private void forget() {
        generation = new Generation();
    }

    @Deactivate
    @Override
    public void close() throws Exception {
        watch.close();
    }
}
