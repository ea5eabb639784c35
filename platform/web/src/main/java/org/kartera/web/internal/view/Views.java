package org.kartera.web.internal.view;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kartera.persistence.TimeOrderedIds;
import org.kartera.persistence.UnitOfWork;
import org.kartera.platform.Access;
import org.kartera.platform.Caller;
import org.kartera.platform.Callers;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.records.metadata.MetadataSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads and changes saved views on behalf of the current caller: who sees what, who may change what, and what is written into the audit. */
@Component(service = Views.class)
public final class Views {
    private static final int MAX_OF_ONE = 200;
    private static final int ATTEMPTS = 5;

    private final ViewTable table;
    private final ViewAudit audit;
    private final Names names;
    private final MetadataSource metadata;
    private final UnitOfWork unit;
    private final Callers callers;
    private final TimeOrderedIds ids = new TimeOrderedIds();

    @Activate
    public Views(
            @Reference ViewTable table,
            @Reference ViewAudit audit,
            @Reference Names names,
            @Reference MetadataSource metadata,
            @Reference UnitOfWork unit,
            @Reference Callers callers) {
        this.table = table;
        this.audit = audit;
        this.names = names;
        this.metadata = metadata;
        this.unit = unit;
        this.callers = callers;
    }

    /** Those of a record type that the caller sees; 404 {@code no-such-entity} also where the caller may not read its records. */
    List<SavedView> of(String entity) {
        Caller caller = callers.current();
        demandReadable(entity, caller);
        return table.of(entity).stream().filter(view -> view.visibleTo(caller)).toList();
    }

    /** One that the caller sees; 404 {@code no-such-view}. */
    SavedView find(UUID id) {
        Caller caller = callers.current();
        return table.find(id)
                .filter(view -> view.visibleTo(caller) && readable(view.entity(), caller))
                .orElseThrow(() -> new CrmException(WebError.NO_SUCH_VIEW, id));
    }

    private boolean readable(String entity, Caller caller) {
        return metadata.current().known(entity).isPresent() && caller.rights().access(entity, "read") != Access.NONE;
    }

    private void demandReadable(String entity, Caller caller) {
        if (!readable(entity, caller)) {
            throw new CrmException(StandardError.NO_SUCH_ENTITY, entity);
        }
    }

    /** Stores a new one of the caller; 422 {@code invalid-fields}, 403 {@code not-allowed}, 409 {@code too-many-views}. */
    SavedView create(Map<String, @Nullable Object> body) {
        Caller caller = callers.current();
        UUID owner = caller.user();
        if (owner == null) {
            throw new CrmException(StandardError.NOT_SIGNED_IN);
        }
        ViewBody given = new ViewBody(body, Set.of());
        String entity = body.get("entity") instanceof String text ? text : "";
        if (!readable(entity, caller)) {
            given.fault("entity", entity.isEmpty() ? StandardError.REQUIRED : StandardError.INVALID_REFERENCE, entity);
        }
        SavedView blank = new SavedView(
                ids.next(), 0, entity, "", Visibility.PRIVATE, owner, null, List.of(), "list", Map.of(), 0);
        return unit.call(() -> {
            List<SavedView> others = table.of(entity);
            SavedView placed = at(
                    blank, others.stream().mapToInt(SavedView::position).max().orElse(0) + 1);
            SavedView view = changed(placed, given, caller);
            if (others.stream().filter(other -> other.owner().equals(owner)).count() >= MAX_OF_ONE) {
                throw new CrmException(WebError.TOO_MANY_VIEWS, MAX_OF_ONE);
            }
            table.insert(view);
            audit.created(view, caller);
            return view;
        });
    }

    private static SavedView at(SavedView view, int position) {
        return new SavedView(
                view.id(),
                view.version(),
                view.entity(),
                view.name(),
                view.visibility(),
                view.owner(),
                view.team(),
                view.roles(),
                view.layout(),
                view.state(),
                position);
    }

    /**
     * Changes the fields that {@code body} names; {@code version} is the one that the caller knows, null: whichever. 404, 403, 422 as above, 412
     * {@code stale-version}.
     */
    SavedView update(UUID id, @Nullable Long version, Map<String, @Nullable Object> body) {
        Caller caller = callers.current();
        ViewBody given = new ViewBody(body, Set.of("entity"));
        for (int attempt = 1; ; attempt++) {
            SavedView former = editable(id, version, caller);
            SavedView view = changed(former, given, caller);
            boolean done = unit.call(() -> {
                boolean written = table.update(view);
                if (written) {
                    audit.updated(former, view, caller);
                }
                return written;
            });
            if (done) {
                return view;
            } else if (attempt == ATTEMPTS) {
                throw new CrmException(StandardError.STALE_VERSION, former.version());
            }
        }
    }

    /** Removes one, under the same conditions. */
    void delete(UUID id, @Nullable Long version) {
        Caller caller = callers.current();
        SavedView view = editable(id, version, caller);
        boolean done = unit.call(() -> {
            boolean removed = table.delete(id, view.version());
            if (removed) {
                audit.deleted(view, caller);
            }
            return removed;
        });
        if (!done) {
            throw new CrmException(StandardError.STALE_VERSION, view.version());
        }
    }

    private SavedView editable(UUID id, @Nullable Long version, Caller caller) {
        SavedView view = find(id);
        if (!view.editableBy(caller)) {
            throw new CrmException(StandardError.NOT_ALLOWED, "update", SavedView.SHARING);
        } else if (version != null && version != view.version()) {
            throw new CrmException(StandardError.STALE_VERSION, view.version());
        }
        return view;
    }

    /** {@code former} as the body wants it, one version on. */
    private SavedView changed(SavedView former, ViewBody given, Caller caller) {
        Visibility visibility = given.visibility(former.visibility());
        if (visibility == Visibility.SHARED && !SavedView.shares(caller)) {
            throw new CrmException(StandardError.NOT_ALLOWED, "share", SavedView.SHARING);
        }
        SavedView view = new SavedView(
                former.id(),
                former.version() + 1,
                former.entity(),
                given.name(former.name()),
                visibility,
                former.owner(),
                given.team(
                        visibility,
                        former.team(),
                        caller.teams().isEmpty() ? null : caller.teams().get(0),
                        team -> caller.teams().contains(team)),
                given.roles(visibility, former.roles(), names::roles),
                given.layout(former.layout()),
                given.state(former.state()),
                given.position(former.position()));
        given.check();
        return view;
    }

    /** What people call the owners and teams of {@code views}, by id. */
    Map<UUID, String> titles(List<SavedView> views) {
        Map<UUID, String> titles =
                names.titles(Names.USER, views.stream().map(SavedView::owner).toList());
        titles.putAll(names.titles(
                Names.TEAM,
                views.stream().map(SavedView::team).filter(Objects::nonNull).toList()));
        return titles;
    }

    /** Whether the current caller may change {@code view}. */
    boolean editable(SavedView view) {
        return view.editableBy(callers.current());
    }
}
