package org.kartera.web.internal.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.Callers;
import org.kartera.platform.CrmException;
import org.kartera.platform.Messages;
import org.kartera.platform.StandardError;
import org.kartera.platform.Violation;
import org.kartera.platform.configuration.ConfigurationChange;
import org.kartera.platform.configuration.ConfigurationChange.Manner;
import org.kartera.platform.configuration.ConfigurationItem;
import org.kartera.platform.configuration.ConfigurationPart;
import org.kartera.platform.configuration.ConfigurationPlan;
import org.kartera.platform.configuration.Refusal;
import org.kartera.records.configuration.Prospects;
import org.kartera.records.custom.CustomEntities;
import org.kartera.records.metadata.Labels;
import org.kartera.records.metadata.Metadata;
import org.kartera.records.metadata.MetadataSource;
import org.kartera.web.internal.layout.LayoutReader;
import org.kartera.web.internal.store.Json;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Saved views that everybody sees, in configuration packages: {@code pipeline.deal/Closing soon}. They belong to whoever applies the package. */
@Component(service = ConfigurationPart.class)
public final class ViewPart implements ConfigurationPart {
    private static final String NAME = "views";
    private static final Set<String> MEMBERS = Set.of("layout", "state", "roles", "position");

    private final Views views;
    private final ViewTable table;
    private final Names names;
    private final MetadataSource metadata;
    private final Prospects prospects;
    private final Messages messages;
    private final Callers callers;

    @Activate
    public ViewPart(
            @Reference Views views,
            @Reference ViewTable table,
            @Reference Names names,
            @Reference MetadataSource metadata,
            @Reference Prospects prospects,
            @Reference Messages messages,
            @Reference Callers callers) {
        this.views = views;
        this.table = table;
        this.names = names;
        this.metadata = metadata;
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
        return 50;
    }

    @Override
    public boolean layered() {
        return false;
    }

    private static String entity(String key) {
        return key.substring(0, Math.max(0, key.indexOf('/')));
    }

    private static String title(String key) {
        return key.substring(key.indexOf('/') + 1);
    }

    /** By their keys; of several of one name none, since they could not be told apart. */
    private Map<String, SavedView> shared() {
        Map<String, SavedView> shared = new TreeMap<>();
        Set<String> twice = new TreeSet<>();
        for (SavedView view : table.shared()) {
            String key = view.entity() + "/" + view.name();
            if (shared.put(key, view) != null) {
                twice.add(key);
            }
        }
        shared.keySet().removeAll(twice);
        return shared;
    }

    @Override
    public List<ConfigurationItem> items() {
        List<ConfigurationItem> items = new ArrayList<>();
        shared().forEach((key, view) -> items.add(new ConfigurationItem(key, null, false, false, content(view))));
        return items;
    }

    private static Map<String, Object> content(SavedView view) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("layout", view.layout());
        content.put("state", view.state());
        content.put("roles", view.roles());
        content.put("position", view.position());
        return content;
    }

    @Override
    public String label(String key, Object content) {
        return metadata.current()
                .known(entity(key))
                .map(type -> new Labels(messages).plural(type, callers.current().locale()) + ": " + title(key))
                .orElse(key);
    }

    @Override
    public Object read(String key, Object content) {
        List<Violation> wrong = new ArrayList<>();
        Map<String, Object> read = new LinkedHashMap<>();
        if (content instanceof Map<?, ?> given && entity(key).indexOf('.') > 0) {
            given.keySet().stream()
                    .map(String::valueOf)
                    .filter(member -> !MEMBERS.contains(member))
                    .forEach(member -> wrong.add(Violation.of(member, StandardError.UNKNOWN_FIELD)));
            read.put("layout", given.containsKey("layout") ? String.valueOf(given.get("layout")) : "list");
            read.put("state", given.get("state") instanceof Map<?, ?> state ? state : Map.of());
            read.put("roles", given.get("roles") instanceof List<?> roles ? roles : List.of());
            read.put("position", given.get("position") instanceof Integer position ? position : 0);
            if (!LayoutReader.ARRANGEMENTS.contains(String.valueOf(read.get("layout")))) {
                wrong.add(Violation.of(
                        "layout",
                        StandardError.INVALID_CHOICE,
                        String.valueOf(read.get("layout")),
                        String.join(", ", LayoutReader.ARRANGEMENTS)));
            } else if (Json.size(read) > ViewBody.STATE_LENGTH) {
                wrong.add(Violation.of("state", StandardError.TOO_LONG, ViewBody.STATE_LENGTH));
            }
            String name = title(key);
            if (name.isBlank() || name.codePointCount(0, name.length()) > ViewBody.NAME_LENGTH) {
                wrong.add(Violation.of("name", StandardError.TOO_LONG, ViewBody.NAME_LENGTH));
            }
        } else {
            wrong.add(Violation.of("view", StandardError.WRONG_TYPE, "object"));
        }
        if (!wrong.isEmpty()) {
            throw CrmException.invalid(wrong);
        }
        return read;
    }

    @Override
    public Set<String> modules(String key, Object content) {
        String module = key.substring(0, key.indexOf('.'));
        return module.equals(CustomEntities.MODULE) ? Set.of() : Set.of(module);
    }

    @Override
    public List<Refusal> check(ConfigurationPlan plan) {
        List<Refusal> refusals = new ArrayList<>();
        List<ConfigurationChange> changes = plan.of(NAME, Manner.TAKE);
        if (!changes.isEmpty()) {
            Metadata then = prospects.after(plan);
            Set<String> known = names.roles();
            for (ConfigurationChange change : changes) {
                if (then.known(entity(change.key())).isEmpty()) {
                    refusals.add(refusal(change, new CrmException(StandardError.NO_SUCH_ENTITY, entity(change.key()))));
                }
                roles(change).stream()
                        .filter(role -> !known.contains(role))
                        .forEach(role -> refusals.add(refusal(change, new CrmException(WebError.NO_SUCH_ROLE, role))));
            }
        }
        return refusals;
    }

    private static Refusal refusal(ConfigurationChange change, CrmException reason) {
        return new Refusal(NAME, change.key(), reason.code(), reason.args());
    }

    private static List<String> roles(ConfigurationChange change) {
        return change.after() instanceof Map<?, ?> content && content.get("roles") instanceof List<?> roles
                ? roles.stream().map(String::valueOf).toList()
                : List.of();
    }

    @Override
    public void put(ConfigurationPlan plan, ConfigurationChange change) {
        if (change.manner() == Manner.TAKE && change.after() instanceof Map<?, ?> content) {
            Map<String, @Nullable Object> body = new LinkedHashMap<>();
            content.forEach((member, value) -> body.put(String.valueOf(member), value));
            Optional<SavedView> known = find(change.key());
            if (known.isPresent()) {
                views.update(known.get().id(), null, body);
            } else {
                body.put("entity", entity(change.key()));
                body.put("name", title(change.key()));
                body.put("visibility", Visibility.SHARED.json());
                views.create(body);
            }
        }
    }

    private Optional<SavedView> find(String key) {
        return Optional.ofNullable(shared().get(key));
    }

    @Override
    public void remove(String key, String pack) {
        find(key).ifPresent(view -> views.delete(view.id(), null));
    }
}
