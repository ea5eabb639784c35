package org.kartera.web.internal.view;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.kartera.platform.Caller;
import org.kartera.platform.Callers;
import org.kartera.platform.record.Filter;
import org.kartera.platform.record.Query;
import org.kartera.platform.record.Records;
import org.kartera.platform.record.Ref;
import org.kartera.platform.record.Row;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What people call the users and teams whom views belong to, and which roles there are. Names of colleagues are no secret among them. */
@Component(service = Names.class)
public final class Names {
    static final String USER = "security.user";
    static final String TEAM = "security.team";
    private static final String ROLE = "security.role";

    private final Records records;
    private final Callers callers;

    @Activate
    public Names(@Reference Records records, @Reference Callers callers) {
        this.records = records;
        this.callers = callers;
    }

    /** Titles by id; of those that are gone there is none. */
    Map<UUID, String> titles(String entity, Collection<UUID> ids) {
        Map<UUID, String> titles = new HashMap<>();
        List<UUID> wanted = new ArrayList<>(Set.copyOf(ids));
        for (int start = 0; start < wanted.size(); start += Query.MAX_LIMIT) {
            List<UUID> some = wanted.subList(start, Math.min(wanted.size(), start + Query.MAX_LIMIT));
            Filter filter = Filter.in("id", some.stream().map(UUID::toString).toList());
            read(Query.of(entity).where(filter)).forEach(row -> titles.put(row.id(), row.title()));
        }
        return titles;
    }

    /** Names of the roles of {@code user}, in the order in which the user has them. */
    public List<String> rolesOf(UUID user) {
        Object held = read(Query.of(USER).fields("roles").where(Filter.in("id", List.of(user.toString())))).stream()
                .findFirst()
                .map(row -> row.value("roles"))
                .orElse(null);
        if (!(held instanceof List<?> refs) || refs.isEmpty()) {
            return List.of();
        }
        Map<UUID, String> names = new HashMap<>();
        read(Query.of(ROLE).fields("name")).forEach(row -> names.put(row.id(), String.valueOf(row.value("name"))));
        return refs.stream()
                .filter(ref -> ref instanceof Ref role && names.containsKey(role.id()))
                .map(ref -> names.getOrDefault(((Ref) ref).id(), ""))
                .toList();
    }

    /** Names of all roles. */
    public Set<String> roles() {
        return read(Query.of(ROLE).fields("name")).stream()
                .map(row -> String.valueOf(row.value("name")))
                .collect(Collectors.toSet());
    }

    private List<Row> read(Query query) {
        return callers.as(
                Caller.system("web"),
                () -> records.read(query.limit(Query.MAX_LIMIT)).items());
    }
}
