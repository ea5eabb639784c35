package org.kartera.web.internal.manifest;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.kartera.platform.Callers;
import org.kartera.platform.CrmException;
import org.kartera.platform.Messages;
import org.kartera.platform.StandardError;
import org.kartera.platform.configuration.ConfigurationChange;
import org.kartera.platform.configuration.ConfigurationChange.Manner;
import org.kartera.platform.configuration.ConfigurationItem;
import org.kartera.platform.configuration.ConfigurationPart;
import org.kartera.platform.configuration.ConfigurationPlan;
import org.kartera.platform.configuration.Refusal;
import org.kartera.platform.record.Records;
import org.kartera.records.configuration.Prospects;
import org.kartera.records.custom.CustomEntities;
import org.kartera.records.metadata.Labels;
import org.kartera.records.metadata.Metadata;
import org.kartera.web.internal.layer.Layer;
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

/**
 * Layouts, menus and home pages in configuration packages: {@code pipeline.deal/list}, or {@code pipeline.deal/list@sales} for a role, by its name. What packages
 * bring lies below what administrators arrange.
 */
@Component(service = ConfigurationPart.class)
public final class LayoutPart implements ConfigurationPart {
    private static final String NAME = "layouts";
    private static final String WORDS = "configuration.layouts";

    private final Arrangements arrangements;
    private final StoredLayers stored;
    private final Names names;
    private final Records records;
    private final Prospects prospects;
    private final Messages messages;
    private final Callers callers;

    @Activate
    public LayoutPart(
            @Reference Arrangements arrangements,
            @Reference StoredLayers stored,
            @Reference Names names,
            @Reference Records records,
            @Reference Prospects prospects,
            @Reference Messages messages,
            @Reference Callers callers) {
        this.arrangements = arrangements;
        this.stored = stored;
        this.names = names;
        this.records = records;
        this.prospects = prospects;
        this.messages = messages;
        this.callers = callers;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int place() {
        return 40;
    }

    private static String key(Place place) {
        String what =
                PageReader.PAGES.contains(place.subject()) ? place.subject() : place.subject() + "/" + place.part();
        return place.role().isEmpty() ? what : what + "@" + place.role();
    }

    /** 422 {@code invalid-fields} for what names no place. */
    private static Place place(String key, Layer layer) {
        int at = key.indexOf('@');
        String what = at < 0 ? key : key.substring(0, at);
        String role = at < 0 ? "" : key.substring(at + 1);
        int slash = what.indexOf('/');
        String subject = slash < 0 ? what : what.substring(0, slash);
        String part = slash < 0 ? what : what.substring(slash + 1);
        boolean page = slash < 0 && PageReader.PAGES.contains(what);
        if ((!page && (slash < 0 || subject.indexOf('.') < 1 || !LayoutReader.PARTS.contains(part)))
                || (at >= 0 && role.isBlank())) {
            throw CrmException.invalid("layouts", WebError.UNSUITABLE_LAYOUT, "no place");
        }
        return new Place(subject, part, role, layer);
    }

    @Override
    public List<ConfigurationItem> items() {
        Arrangement now = arrangements.current();
        Map<String, ConfigurationItem> items = new TreeMap<>();
        Map<String, String> packaged = new TreeMap<>();
        for (StoredLayer layer : stored.all()) {
            String key = key(layer.place());
            boolean own = layer.place().layer() == Layer.PACKAGE;
            if (own) {
                packaged.put(key, layer.origin());
            }
            // What is gone from the record types since is no part of it.
            JsonNode good = now.read(layer.place(), layer.content(), new ArrayList<>());
            boolean higher = !own || !items.containsKey(key) || !items.get(key).overlaid();
            if (good != null && higher) {
                items.put(key, new ConfigurationItem(key, own ? layer.origin() : null, !own, false, plain(good)));
            }
        }
        return items.values().stream()
                .map(item -> new ConfigurationItem(
                        item.key(),
                        packaged.get(item.key()),
                        item.overlaid() && packaged.containsKey(item.key()),
                        false,
                        item.content()))
                .toList();
    }

    /** The same as maps and lists. */
    private static Object plain(JsonNode node) {
        return Json.parse(Json.text(node), new TypeReference<Object>() {});
    }

    private static JsonNode node(Object content) {
        return Json.parse(Json.text(content), new TypeReference<JsonNode>() {});
    }

    @Override
    public String label(String key, Object content) {
        Place place = place(key, Layer.PACKAGE);
        Locale locale = callers.current().locale();
        Labels labels = new Labels(messages);
        String subject = arrangements
                .current()
                .shipped()
                .metadata()
                .known(place.subject())
                .map(type -> labels.plural(type, locale))
                .orElse(place.subject());
        String part = messages.text(LayoutPart.class, locale, WORDS + "." + place.part());
        String what = PageReader.PAGES.contains(place.subject()) ? part : subject + ": " + part;
        return place.role().isEmpty() ? what : what + " (" + place.role() + ")";
    }

    @Override
    public Object read(String key, Object content) {
        place(key, Layer.PACKAGE);
        if (!(content instanceof Map<?, ?>) && !(content instanceof List<?>)) {
            throw CrmException.invalid("layouts", StandardError.WRONG_TYPE, "object");
        } else if (Json.size(content) > Arrangements.LENGTH) {
            throw CrmException.invalid("layouts", StandardError.TOO_LONG, Arrangements.LENGTH);
        }
        return content;
    }

    @Override
    public Set<String> modules(String key, Object content) {
        String subject = place(key, Layer.PACKAGE).subject();
        String module = subject.substring(0, Math.max(0, subject.indexOf('.')));
        return module.isEmpty() || module.equals(CustomEntities.MODULE) ? Set.of() : Set.of(module);
    }

    @Override
    public List<Refusal> check(ConfigurationPlan plan) {
        List<ConfigurationChange> changes = Stream.of(Manner.TAKE, Manner.BENEATH)
                .flatMap(manner -> plan.of(NAME, manner).stream())
                .filter(change -> change.after() != null)
                .toList();
        if (changes.isEmpty()) {
            return List.of();
        }
        Metadata metadata = prospects.after(plan);
        LayoutReader reader = new LayoutReader(metadata, records::parse);
        Set<String> roles = names.roles();
        List<Refusal> refusals = new ArrayList<>();
        for (ConfigurationChange change : changes) {
            Place place = place(change.key(), Layer.PACKAGE);
            if (!place.role().isEmpty() && !roles.contains(place.role())) {
                refusals.add(new Refusal(NAME, change.key(), WebError.NO_SUCH_ROLE, List.of(place.role())));
            }
            refusals.addAll(faults(change, place, metadata, reader));
        }
        return refusals;
    }

    private static List<Refusal> faults(
            ConfigurationChange change, Place place, Metadata metadata, LayoutReader reader) {
        List<String> faults = new ArrayList<>();
        JsonNode content = node(change.after() == null ? Map.of() : change.after());
        if (PageReader.PAGES.contains(place.subject())) {
            PageReader.read(place.subject(), content, faults);
        } else {
            Optional.ofNullable(metadata.entities().get(place.subject()))
                    .ifPresentOrElse(
                            type -> reader.read(type, place.part(), content, faults),
                            () -> faults.add(place.part() + " is of " + place.subject() + ", which is no record type"));
        }
        return faults.stream()
                .map(fault -> new Refusal(
                        NAME,
                        change.key(),
                        WebError.UNSUITABLE_LAYOUT,
                        List.of(fault.substring(0, fault.indexOf(' ')), fault.substring(fault.indexOf(' ') + 1))))
                .toList();
    }

    @Override
    public void put(ConfigurationPlan plan, ConfigurationChange change) {
        Place place = place(change.key(), Layer.PACKAGE);
        Optional<StoredLayer> known = stored.find(place);
        boolean others = known.isPresent() && !known.get().origin().equals(plan.pack());
        if (change.manner() == Manner.BENEATH && (others || change.after() == null)) {
            remove(change.key(), plan.pack());
            return;
        } else if (change.after() == null) {
            return;
        }
        JsonNode content = node(change.after());
        if (others || known.isEmpty() || !known.get().content().equals(content)) {
            arrangements.put(place, plan.pack(), content, null);
        }
        if (change.manner() == Manner.TAKE) {
            arrangements.revert(place(change.key(), Layer.ADMIN), null);
        }
    }

    @Override
    public void remove(String key, String pack) {
        Place place = place(key, Layer.PACKAGE);
        Optional<StoredLayer> known = stored.find(place);
        if (known.isPresent() && known.get().origin().equals(pack)) {
            arrangements.revert(place, null);
        }
    }
}
