package org.kartera.web.internal.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.Access;
import org.kartera.platform.Caller;
import org.kartera.platform.Callers;
import org.kartera.platform.CrmException;
import org.kartera.platform.Messages;
import org.kartera.platform.StandardError;
import org.kartera.platform.Violation;
import org.kartera.records.Administration;
import org.kartera.web.internal.client.Digests;
import org.kartera.web.internal.layer.Place;
import org.kartera.web.internal.layer.StoredLayer;
import org.kartera.web.internal.layer.StoredLayers;
import org.kartera.web.internal.layout.LayoutReader;
import org.kartera.web.internal.layout.PageReader;
import org.kartera.web.internal.store.Json;
import org.kartera.web.internal.view.Names;
import org.kartera.web.internal.view.WebError;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What everybody is shown of layouts, menu and home page, and how administrators change it. Any thread. */
@Component(service = Arrangements.class)
public final class Arrangements {
    static final int LENGTH = 65_536;

    private final UiModules modules;
    private final Layouts layouts;
    private final StoredLayers stored;
    private final Names names;
    private final Messages messages;
    private final Callers callers;
    private volatile @Nullable Arrangement last;

    @Activate
    public Arrangements(
            @Reference UiModules modules,
            @Reference Layouts layouts,
            @Reference StoredLayers stored,
            @Reference Names names,
            @Reference Messages messages,
            @Reference Callers callers) {
        this.modules = modules;
        this.layouts = layouts;
        this.stored = stored;
        this.names = names;
        this.messages = messages;
        this.callers = callers;
    }

    /** The one of this moment. */
    Arrangement current() {
        Layouts.Shipped shipped = layouts.shipped(modules.present());
        List<StoredLayer> layers = stored.all();
        Arrangement known = last;
        if (known != null && known.of(shipped, layers)) {
            return known;
        }
        Arrangement now = new Arrangement(shipped, layers);
        last = now;
        return now;
    }

    SpokenLabels labels(Arrangement arrangement) {
        return new SpokenLabels(messages, arrangement.shipped().origins());
    }

    /** Adds to {@code manifest} what the caller is shown: {@code layouts} of the record types that one may read, {@code menu} and {@code home}. */
    void describe(ObjectNode manifest) {
        Caller caller = callers.current();
        Arrangement now = current();
        SpokenLabels labels = labels(now);
        List<String> roles = roles(caller);
        ObjectNode byEntity = JsonNodeFactory.instance.objectNode();
        for (String entity : now.entities()) {
            if (caller.rights().access(entity, "read") != Access.NONE) {
                ObjectNode layout = byEntity.putObject(entity);
                LayoutReader.PARTS.forEach(
                        part -> put(layout, part, labels.spoken(now.shown(entity, part, roles), caller)));
            }
        }
        manifest.set("layouts", byEntity);
        PageReader.PAGES.stream()
                .sorted()
                .forEach(page -> put(manifest, page, labels.spokenPage(now.shown(page, page, roles), caller)));
    }

    private static void put(ObjectNode into, String part, JsonNode content) {
        if (!content.isNull()) {
            into.set(part, content);
        }
    }

    /** The caller's roles, where any layout is for a role. */
    private List<String> roles(Caller caller) {
        Set<String> arranged =
                stored.all().stream().map(layer -> layer.place().role()).collect(Collectors.toSet());
        arranged.remove(Arrangement.EVERYBODY);
        return arranged.isEmpty() || caller.user() == null ? List.of() : names.rolesOf(caller.user());
    }

    /** 403 {@code not-allowed} for everybody but administrators; 404 {@code no-such-entity}, {@code no-such-layout}, {@code no-such-role}. */
    void demand(Place place) {
        Administration.demand(callers.current(), "update", "web.layout");
        if (!place.role().equals(Arrangement.EVERYBODY) && !names.roles().contains(place.role())) {
            throw new CrmException(WebError.NO_SUCH_ROLE, place.role());
        } else if (PageReader.PAGES.contains(place.subject())) {
            return;
        } else if (current().shipped().metadata().known(place.subject()).isEmpty()) {
            throw new CrmException(StandardError.NO_SUCH_ENTITY, place.subject());
        } else if (!LayoutReader.PARTS.contains(place.part())) {
            throw new CrmException(WebError.NO_SUCH_LAYOUT, place.part());
        }
    }

    /** Says which state of a place somebody has seen: what is stored there, and what lies below. */
    static String tag(Arrangement arrangement, Place place, @Nullable StoredLayer layer) {
        String below = Json.text(arrangement.below(place).content());
        return (layer == null ? 0 : layer.version()) + "-" + Digests.brief(below.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Lays {@code content} over what lies below {@code place}, in the stead of what is stored there. {@code tag} is the state that the caller has seen, null:
     * whichever. 412 {@code stale-version} where it is another one by now; 422 {@code invalid-fields} with all that does not fit, save what did not before.
     */
    void put(Place place, String origin, JsonNode content, @Nullable String tag) {
        demand(place);
        Caller caller = callers.current();
        Optional<StoredLayer> former = stored.find(place);
        Arrangement now = current();
        check(place, former, now, tag);
        suitable(now, place, content, former);
        stored.put(
                new StoredLayer(
                        place,
                        origin,
                        former.map(StoredLayer::version).orElse(0L) + 1,
                        content,
                        now.below(place).content(),
                        Instant.now().truncatedTo(ChronoUnit.MILLIS),
                        caller.login()),
                caller);
    }

    /** Takes away what is stored at {@code place}, so that what lies below is shown; nothing where nothing is. 412 as above. */
    void revert(Place place, @Nullable String tag) {
        demand(place);
        Optional<StoredLayer> former = stored.find(place);
        check(place, former, current(), tag);
        former.ifPresent(layer -> stored.remove(layer, callers.current()));
    }

    private static void check(Place place, Optional<StoredLayer> former, Arrangement now, @Nullable String tag) {
        if (tag != null && !tag.equals(tag(now, place, former.orElse(null)))) {
            throw new CrmException(
                    StandardError.STALE_VERSION,
                    former.map(StoredLayer::version).orElse(0L));
        }
    }

    private static void suitable(Arrangement now, Place place, JsonNode content, Optional<StoredLayer> former) {
        if (Json.size(content) > LENGTH) {
            throw new CrmException(StandardError.BODY_TOO_LARGE, LENGTH);
        }
        List<String> faults = new ArrayList<>();
        JsonNode accepted = now.read(place, content, faults);
        List<String> before = new ArrayList<>();
        former.ifPresent(layer -> now.read(place, layer.content(), before));
        Set<String> borne = before.stream().map(Arrangements::reason).collect(Collectors.toSet());
        List<Violation> violations = faults.stream()
                .filter(fault -> !borne.contains(reason(fault)))
                .map(fault ->
                        Violation.of(fault.substring(0, fault.indexOf(' ')), WebError.UNSUITABLE_LAYOUT, reason(fault)))
                .toList();
        if (!violations.isEmpty()) {
            throw CrmException.invalid(violations);
        } else if (accepted == null) {
            throw CrmException.invalid(place.part(), StandardError.WRONG_FORMAT);
        }
    }

    /** What a fault says behind the path that it begins with. */
    private static String reason(String fault) {
        return fault.substring(fault.indexOf(' ') + 1);
    }
}
