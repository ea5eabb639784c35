package org.kartera.records.internal.custom;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.kartera.events.Entry;
import org.kartera.events.Feed;
import org.kartera.persistence.DuplicateKeyException;
import org.kartera.persistence.UnitOfWork;
import org.kartera.platform.Caller;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.records.custom.CustomState;
import org.kartera.records.custom.CustomisationError;
import org.kartera.records.custom.Layer;
import org.kartera.records.custom.Overlay;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.FieldType.Flag;

/** What is laid over what modules bring, as this node knows it. Read by any thread, changed on that of the modules alone. */
final class OverlayCatalogue {
    /** Stands for the record type itself where its fields have their names. */
    private static final String ITSELF = "";

    private final UnitOfWork unit;
    private final DefinitionTable table;
    private final Feed feed;
    /** As modules have them: the metadata has them with what is laid over them. */
    private final Map<String, EntityType> declared = new ConcurrentHashMap<>();

    private volatile List<Known> overlays = List.of();

    /** What a layer says, as it is stored and as it is understood. */
    private record Known(Overlay overlay, OverlayParts parts) {
        boolean over(String entity, @Nullable String field) {
            return overlay.entity().equals(entity) && Objects.equals(overlay.field(), field);
        }
    }

    OverlayCatalogue(UnitOfWork unit, Feed feed) {
        this.unit = unit;
        this.table = new DefinitionTable(unit, "records_overlay");
        this.feed = feed;
        this.overlays = stored();
    }

    /** Reads them anew; whether something is not as it was. */
    boolean reload() {
        List<Known> former = overlays;
        overlays = stored();
        return !former.equals(overlays);
    }

    private List<Known> stored() {
        return table.all().stream()
                .map(OverlayCatalogue::overlay)
                .map(OverlayCatalogue::known)
                .toList();
    }

    private static Known known(Overlay overlay) {
        return new Known(overlay, OverlayParts.read(overlay.parts(), new ArrayList<>()));
    }

    private static Overlay overlay(DefinitionTable.Row row) {
        Map<String, @Nullable Object> json = DefinitionJson.parsed(row.json());
        return new Overlay(
                row.id(),
                row.entity(),
                row.name().equals(ITSELF) ? null : row.name(),
                row.layer(),
                row.pack(),
                DefinitionJson.object(json.get("parts")),
                DefinitionJson.object(json.get("below")),
                row.version(),
                row.createdAt(),
                row.createdBy(),
                row.modifiedAt(),
                row.modifiedBy());
    }

    private static DefinitionTable.Row row(Overlay overlay) {
        return new DefinitionTable.Row(
                overlay.id(),
                overlay.entity(),
                Objects.requireNonNullElse(overlay.field(), ITSELF),
                DefinitionJson.text(Map.of("parts", overlay.parts(), "below", overlay.below())),
                overlay.parts().isEmpty() ? CustomState.RETIRED : CustomState.ACTIVE,
                overlay.layer(),
                overlay.pack(),
                overlay.version(),
                "",
                overlay.createdAt(),
                overlay.createdBy(),
                overlay.modifiedAt(),
                overlay.modifiedBy());
    }

    /** All that say something. */
    List<Overlay> all() {
        return overlays.stream()
                .map(Known::overlay)
                .filter(overlay -> !overlay.parts().isEmpty())
                .toList();
    }

    /** What lies over a field, or a record type, the lowest first; reverted ones, which say nothing, included. */
    List<Overlay> over(String entity, @Nullable String field) {
        return known(entity, field).stream().map(Known::overlay).toList();
    }

    private List<Known> known(String entity, @Nullable String field) {
        return overlays.stream()
                .filter(known -> known.over(entity, field))
                .sorted(Comparator.comparing(known -> known.overlay().layer()))
                .toList();
    }

    /** Stores the first or another version and tells of it; 412 {@code stale-version} where somebody else was first. */
    void store(Overlay overlay, String kind, Map<String, ? extends @Nullable Object> changes, Caller caller) {
        try {
            unit.call(() -> {
                if (overlay.version() == 1) {
                    table.insert(row(overlay));
                } else if (!table.update(row(overlay))) {
                    throw new CrmException(StandardError.STALE_VERSION, "");
                }
                feed.append(List.of(entry(overlay, kind, changes, caller)));
                return overlay;
            });
        } catch (DuplicateKeyException e) {
            throw CrmException.causedBy(e, StandardError.STALE_VERSION, "");
        }
        List<Known> all = new ArrayList<>(overlays);
        all.removeIf(known -> known.overlay().id().equals(overlay.id()));
        all.add(known(overlay));
        overlays = List.copyOf(all);
    }

    private static Entry entry(
            Overlay overlay, String kind, Map<String, ? extends @Nullable Object> changes, Caller caller) {
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        if (overlay.field() != null) {
            details.put("field", overlay.field());
        }
        details.putAll(changes);
        String title = Objects.requireNonNullElse(overlay.field(), overlay.entity());
        return new Entry(
                kind, overlay.entity(), null, 0, title, null, null, null, caller, DefinitionJson.text(details));
    }

    /** The record type as its module has it, with the fields of mixins; empty where it has not been opened yet. */
    Optional<EntityType> declared(String entity) {
        return Optional.ofNullable(declared.get(entity));
    }

    /** {@code type} with all that is laid over it and its fields. */
    EntityType apply(EntityType type) {
        declared.put(type.name(), type);
        EntityType whole = entity(type, Layer.ADMIN);
        List<FieldType> changed = type.fields().stream()
                .filter(field -> !field.is(Flag.CUSTOM)
                        && !known(type.name(), field.name()).isEmpty())
                .map(field -> field(type.name(), field, Layer.ADMIN))
                .toList();
        return changed.isEmpty() ? whole : whole.withFields(changed);
    }

    /** Why an administrator's field of that name cannot be worked on: it is a module's, or none. */
    CrmException missing(String entity, String name) {
        FieldType field = declared(entity).map(type -> type.field(name)).orElse(null);
        return field == null || !BuiltInParts.shown(field)
                ? new CrmException(CustomisationError.NO_SUCH_FIELD, name, entity)
                : new CrmException(
                        CustomisationError.BUILT_IN, name, String.join(", ", BuiltInParts.changeable(field)));
    }

    /** {@code field} with what lies over it up to {@code top}; null: as it is. */
    FieldType field(String entity, FieldType field, @Nullable Layer top) {
        FieldType below = field;
        for (Known known : known(entity, field.name())) {
            if (top != null && known.overlay().layer().compareTo(top) <= 0) {
                below = Overlaying.field(field, below, known.parts());
            }
        }
        return below;
    }

    /** The same for a record type, without its fields. */
    EntityType entity(EntityType type, @Nullable Layer top) {
        EntityType below = type;
        for (Known known : known(type.name(), null)) {
            if (top != null && known.overlay().layer().compareTo(top) <= 0) {
                below = Overlaying.entity(below, known.parts());
            }
        }
        return below;
    }
}
