package org.kartera.web.internal.view;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kartera.events.Entry;
import org.kartera.events.Feed;
import org.kartera.platform.Caller;
import org.kartera.web.internal.store.Json;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Writes into the feed, which is the audit, what happened to views: {@code view-created, view-updated, view-deleted}. They are no records there, so that
 * the event stream tells nobody of views that are not his.
 */
@Component(service = ViewAudit.class)
public final class ViewAudit {
    private final Feed feed;

    @Activate
    public ViewAudit(@Reference Feed feed) {
        this.feed = feed;
    }

    void created(SavedView view, Caller caller) {
        append("view-created", null, view, caller);
    }

    void updated(SavedView former, SavedView view, Caller caller) {
        append("view-updated", former, view, caller);
    }

    void deleted(SavedView view, Caller caller) {
        append("view-deleted", view, null, caller);
    }

    private void append(String kind, @Nullable SavedView before, @Nullable SavedView after, Caller caller) {
        SavedView named = Objects.requireNonNull(after == null ? before : after);
        Map<String, @Nullable Object> old = values(before);
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("id", named.id());
        details.put("entity", named.entity());
        details.put("version", named.version());
        Map<String, @Nullable Object> present = values(after);
        values(named).keySet().stream()
                .filter(name -> !Objects.equals(old.get(name), present.get(name)))
                .forEach(name -> details.put(name, new @Nullable Object[] {old.get(name), present.get(name)}));
        feed.append(
                List.of(new Entry(kind, null, null, 0, named.name(), null, null, null, caller, Json.text(details))));
    }

    private static Map<String, @Nullable Object> values(@Nullable SavedView view) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        if (view != null) {
            values.put("name", view.name());
            values.put("visibility", view.visibility().json());
            values.put("team", view.team());
            values.put("roles", view.roles());
            values.put("layout", view.layout());
            values.put("state", view.state());
            values.put("position", view.position());
        }
        return values;
    }
}
