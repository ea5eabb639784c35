package org.kartera.security.internal.identity;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.kartera.events.Feed;
import org.kartera.events.StoredEntry;
import org.kartera.persistence.UnitOfWork;
import org.kartera.platform.Caller;
import org.kartera.platform.Channel;
import org.kartera.platform.Rights;
import org.kartera.security.internal.rights.CombinedRights;
import org.kartera.security.internal.rights.Grant;
import org.kartera.security.internal.rights.GrantedRights;
import org.kartera.security.internal.rights.TeamTree;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Users with their rights, kept in memory until something about users, teams, roles or tokens is committed: here at once, on other nodes as soon as
 * the feed tells. Users with the same roles share one {@link Rights}, so that whoever compiles it for a query can keep the result by identity.
 */
@Component(service = Identities.class)
public final class Identities implements AutoCloseable {
    private static final int MOST_USERS = 20_000;
    private static final Set<String> EFFECTIVE =
            Set.of("create", "update", "delete", "restore", "purge", Identities.SIGN_OUT);

    /** Kind of the feed's entry for a session that was ended. */
    public static final String SIGN_OUT = "sign-out";

    private final IdentityTables tables;
    private final UnitOfWork unit;
    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
    private final AutoCloseable watch;
    private volatile Generation generation;

    @Activate
    public Identities(@Reference IdentityTables tables, @Reference UnitOfWork unit, @Reference Feed feed) {
        this.tables = tables;
        this.unit = unit;
        this.generation = new Generation(tables);
        this.watch = feed.watch(this::appended);
    }

    /** The user, unless there is none or not any more. */
    public Optional<Identity> byId(UUID user) {
        return generation.user(user);
    }

    /** What the user may do. */
    public Rights rights(Identity user) {
        return generation.rights(new HashSet<>(user.roles()));
    }

    /** What the role alone allows. */
    public Rights rightsOfRole(UUID role) {
        return generation.rights(Set.of(role));
    }

    /** The user as a caller. */
    public Caller caller(Identity user, Rights rights, Locale locale, ZoneId zone, Channel channel, String origin) {
        return new Caller(
                user.id(),
                user.login(),
                user.teams(),
                generation.visibleTeams(user),
                rights,
                user.locale() == null ? locale : user.locale(),
                user.zone() == null ? zone : user.zone(),
                channel,
                origin);
    }

    /** Forgets what is in memory at the end of the current transaction, of which something may have been read. */
    void changing() {
        unit.afterCompletion(this::forget);
    }

    /** Forgets what is in memory. */
    public void forget() {
        generation = new Generation(tables);
        watchers.forEach(Runnable::run);
    }

    /** {@code watcher} is called whenever something may have changed; returns quickly. */
    public void watch(Runnable watcher) {
        watchers.add(watcher);
    }

    private void appended(List<StoredEntry> entries) {
        boolean concerned = entries.stream()
                .anyMatch(entry -> entry.entity() != null
                        && entry.entity().startsWith("security.")
                        && EFFECTIVE.contains(entry.kind()));
        if (concerned) {
            forget();
        }
    }

    @Deactivate
    @Override
    public void close() throws Exception {
        watch.close();
    }

    /** What was read since the last change. Whatever is read while it ends, ends with it. */
    private static final class Generation {
        private final IdentityTables tables;
        private final Map<UUID, Optional<Identity>> users = new ConcurrentHashMap<>();
        private final Map<Set<UUID>, Rights> rights = new ConcurrentHashMap<>();
        private final Map<List<UUID>, Set<UUID>> visible = new ConcurrentHashMap<>();
        private volatile @Nullable Map<UUID, Rights> roles;
        private volatile @Nullable TeamTree teams;

        Generation(IdentityTables tables) {
            this.tables = tables;
        }

        Optional<Identity> user(UUID id) {
            Optional<Identity> known = users.get(id);
            if (known == null) {
                known = tables.byId(id);
                if (users.size() < MOST_USERS) {
                    users.put(id, known);
                }
            }
            return known;
        }

        Rights rights(Set<UUID> ids) {
            Rights combined = rights.get(ids);
            if (combined == null) {
                Map<UUID, Rights> all = roles();
                combined = new CombinedRights(
                        ids.stream().filter(all::containsKey).map(all::get).toList());
                Rights first = rights.putIfAbsent(ids, combined);
                combined = first == null ? combined : first;
            }
            return combined;
        }

        Set<UUID> visibleTeams(Identity user) {
            Set<UUID> reached = visible.get(user.teams());
            if (reached == null) {
                reached = Set.copyOf(teams().withDescendants(user.teams()));
                visible.put(user.teams(), reached);
            }
            return reached;
        }

        private Map<UUID, Rights> roles() {
            Map<UUID, Rights> known = roles;
            if (known == null) {
                known = new HashMap<>();
                for (IdentityTables.StoredRole role : tables.roles()) {
                    known.put(
                            role.id(),
                            new GrantedRights(role.grants().stream()
                                    .flatMap(grant -> Grant.parse(grant).stream())
                                    .toList()));
                }
                roles = known;
            }
            return known;
        }

        private TeamTree teams() {
            TeamTree known = teams;
            if (known == null) {
                known = new TeamTree(tables.parents());
                teams = known;
            }
            return known;
        }
    }
}
