package org.kartera.records.internal.custom;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kartera.events.Feed;
import org.kartera.persistence.TimeOrderedIds;
import org.kartera.persistence.UnitOfWork;
import org.kartera.platform.Caller;
import org.kartera.platform.Callers;
import org.kartera.platform.CrmException;
import org.kartera.platform.Installation;
import org.kartera.platform.Messages;
import org.kartera.platform.StandardError;
import org.kartera.platform.Violation;
import org.kartera.records.Administration;
import org.kartera.records.custom.BuiltIn;
import org.kartera.records.custom.BuiltIn.Difference;
import org.kartera.records.custom.CustomEntities;
import org.kartera.records.custom.CustomisationError;
import org.kartera.records.custom.Layer;
import org.kartera.records.custom.Origin;
import org.kartera.records.custom.Overlay;
import org.kartera.records.custom.Overlays;
import org.kartera.records.internal.module.ModuleHost;
import org.kartera.records.internal.module.UnitRenewal;
import org.kartera.records.internal.pipeline.bind.FieldBinder;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.Labels;
import org.kartera.records.metadata.Metadata;
import org.kartera.records.metadata.MetadataSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** What is laid over what modules bring, kept in the database and followed by the feed. */
@Component(
        service = {Overlays.class, StoredOverlays.class},
        immediate = true)
public final class StoredOverlays implements Overlays, AutoCloseable {
    private final Callers callers;
    private final OverlayCatalogue overlays;
    private final UnitRenewal renewal;
    private final MetadataSource metadata;
    private final FieldBinder binder;
    private final BuiltInParts parts;
    private final FieldCounts counts;
    private final AutoCloseable watching;
    private final TimeOrderedIds ids = new TimeOrderedIds();

    @Activate
    public StoredOverlays(
            @Reference CustomCatalogue catalogue,
            @Reference ModuleHost modules,
            @Reference MetadataSource metadata,
            @Reference UnitOfWork unit,
            @Reference Feed feed,
            @Reference Installation installation,
            @Reference Messages messages,
            @Reference Callers callers) {
        this.callers = callers;
        this.overlays = catalogue.overlays();
        this.renewal = modules.renewal();
        this.metadata = metadata;
        this.binder = new FieldBinder(installation::region);
        this.parts = new BuiltInParts(new Labels(messages));
        this.counts = new FieldCounts(unit);
        this.watching = feed.watch(entries -> {
            if (entries.stream().anyMatch(entry -> CustomisationKinds.ofDefinitions(entry.kind()))) {
                renewal.soon(this::follow);
            }
        });
    }

    /** Does here what was done on another node. */
    private void follow() {
        if (overlays.reload()) {
            renewal.renew(List.of());
        }
    }

    private Caller administrator(String entity) {
        Caller caller = callers.current();
        Administration.demand(caller, "update", entity);
        return caller;
    }

    @Override
    public List<BuiltIn> fields(String entity) {
        administrator(entity);
        return declared(entity).fields().stream()
                .filter(BuiltInParts::shown)
                .map(field -> view(entity, field.name()))
                .toList();
    }

    @Override
    public BuiltIn of(String entity, @Nullable String field) {
        administrator(entity);
        return view(entity, field);
    }

    @Override
    public List<Overlay> all() {
        administrator(CustomEntities.MODULE);
        return overlays.all();
    }

    private EntityType declared(String entity) {
        return overlays.declared(entity).orElseThrow(() -> new CrmException(StandardError.NO_SUCH_ENTITY, entity));
    }

    private static FieldType declared(EntityType type, String name) {
        FieldType field = type.field(name);
        if (field == null || !BuiltInParts.shown(field)) {
            throw new CrmException(CustomisationError.NO_SUCH_FIELD, name, type.name());
        }
        return field;
    }

    private BuiltIn view(String entity, @Nullable String field) {
        Layered layered = layered(entity, field);
        List<Overlay> over = overlays.over(entity, field);
        Map<String, Difference> conflicts = new LinkedHashMap<>();
        over.forEach(overlay -> conflicts.putAll(OverlayDraft.conflicts(overlay, layered.below(overlay.layer()))));
        return new BuiltIn(
                entity,
                field,
                layered.told(),
                layered.module(),
                layered.changeable(),
                over.stream().filter(overlay -> !overlay.parts().isEmpty()).toList(),
                conflicts,
                version(over, Layer.ADMIN));
    }

    private static long version(List<Overlay> over, Layer layer) {
        return in(over, layer) == null
                ? 0
                : Objects.requireNonNull(in(over, layer)).version();
    }

    private static @Nullable Overlay in(List<Overlay> over, Layer layer) {
        return over.stream()
                .filter(overlay -> overlay.layer() == layer)
                .findFirst()
                .orElse(null);
    }

    private Layered layered(String entity, @Nullable String field) {
        EntityType type = declared(entity);
        if (field != null) {
            return new LayeredField(overlays, parts, type, declared(type, field));
        } else if (type.module().equals(CustomEntities.MODULE)) {
            throw new CrmException(StandardError.NO_SUCH_ENTITY, entity);
        }
        return new LayeredEntity(overlays, parts, type);
    }

    @Override
    public BuiltIn change(
            String entity,
            @Nullable String field,
            @Nullable Long version,
            Map<String, ? extends @Nullable Object> patch,
            Origin origin) {
        Caller caller = administrator(entity);
        return renewal.alone(() -> {
            metadata.current().entity(entity);
            Layered layered = layered(entity, field);
            Overlay former = current(entity, field, version, origin.layer());
            Map<String, @Nullable Object> wanted = checked(
                    layered, former == null ? Map.of() : former.parts(), patch, origin.layer(), metadata.current());
            Map<String, @Nullable Object> below = layered.below(origin.layer());
            Map<String, @Nullable Object> own = OverlayDraft.different(wanted, below);
            return put(entity, field, former, own, below, origin, caller, CustomisationKinds.CHANGED_OF);
        });
    }

    /** What the layer would say with {@code patch}; 422 {@code invalid-fields} with all that is wrong with it. */
    private Map<String, @Nullable Object> checked(
            Layered layered,
            Map<String, @Nullable Object> former,
            Map<String, ? extends @Nullable Object> patch,
            Layer layer,
            Metadata all) {
        List<Violation> wrong = new ArrayList<>();
        OverlayChecks.only(patch, layered.changeable(), layered.told(), wrong);
        Map<String, @Nullable Object> named = new LinkedHashMap<>(patch);
        named.keySet().retainAll(layered.changeable());
        Map<String, @Nullable Object> wanted = DefinitionJson.merged(former, named);
        layered.check(layer, OverlayParts.read(wanted, wrong), all, binder, wrong);
        if (!wrong.isEmpty()) {
            throw CrmException.invalid(wrong);
        }
        return wanted;
    }

    /** Throws what {@link #change} would throw for {@code parts} alone in a layer, with the record types that {@code all} has. Changes nothing. */
    void check(String entity, @Nullable String field, Map<String, @Nullable Object> parts, Layer layer, Metadata all) {
        administrator(entity);
        checked(layered(entity, field), Map.of(), parts, layer, all);
    }

    @Override
    public BuiltIn revert(String entity, @Nullable String field, @Nullable Long version, Origin origin) {
        Caller caller = administrator(entity);
        return renewal.alone(() -> {
            Layered layered = layered(entity, field);
            Overlay former = current(entity, field, version, origin.layer());
            return put(
                    entity,
                    field,
                    former,
                    Map.of(),
                    layered.below(origin.layer()),
                    origin,
                    caller,
                    CustomisationKinds.REVERTED_OF);
        });
    }

    /** What the layer says now; null where it has never said anything. 412 {@code stale-version}. */
    private @Nullable Overlay current(String entity, @Nullable String field, @Nullable Long version, Layer layer) {
        List<Overlay> over = overlays.over(entity, field);
        long newest = version(over, layer);
        if (version != null && version != newest) {
            throw new CrmException(StandardError.STALE_VERSION, newest);
        }
        return in(over, layer);
    }

    private BuiltIn put(
            String entity,
            @Nullable String field,
            @Nullable Overlay former,
            Map<String, @Nullable Object> own,
            Map<String, @Nullable Object> below,
            Origin origin,
            Caller caller,
            String verb) {
        Map<String, @Nullable Object> covered = OverlayDraft.covered(own, below);
        Map<String, @Nullable Object> before = former == null ? Map.of() : former.parts();
        boolean same = OverlayDraft.same(before, own) && (former == null || OverlayDraft.same(former.below(), covered));
        if (!same) {
            checkGone(entity, field, before, own);
            Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
            Overlay next = new Overlay(
                    former == null ? ids.next() : former.id(),
                    entity,
                    field,
                    origin.layer(),
                    origin.pack(),
                    own,
                    covered,
                    former == null ? 1 : former.version() + 1,
                    former == null ? now : former.createdAt(),
                    former == null ? caller.user() : former.createdBy(),
                    now,
                    caller.user());
            overlays.store(next, CustomisationKinds.of(field, verb), OverlayDraft.changes(before, own), caller);
            renewal.renew(List.of());
        }
        return view(entity, field);
    }

    /** Values that were added, and are no more, must be nobody's; 409 {@code choice-in-use}. */
    private void checkGone(
            String entity,
            @Nullable String field,
            Map<String, @Nullable Object> before,
            Map<String, @Nullable Object> after) {
        FieldType type = field == null ? null : declared(entity).field(field);
        if (type == null || !BuiltInParts.extendable(type)) {
            return;
        }
        List<String> gone = new ArrayList<>(OverlayDraft.values(before));
        gone.removeAll(OverlayDraft.values(after));
        type.choices().forEach(choice -> gone.remove(choice.value()));
        for (String value : gone) {
            long rows = counts.rows(metadata.current().entity(entity), type, value);
            if (rows > 0) {
                throw new CrmException(CustomisationError.CHOICE_IN_USE, value, rows);
            }
        }
    }

    /** Follows no longer. */
    @Deactivate
    @Override
    public void close() throws Exception {
        watching.close();
    }
}
