package org.kartera.security.internal.access;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.Access;
import org.kartera.platform.Caller;
import org.kartera.platform.Callers;
import org.kartera.platform.Installation;
import org.kartera.platform.record.Page;
import org.kartera.platform.record.Query;
import org.kartera.platform.record.Records;
import org.kartera.platform.record.Ref;
import org.kartera.platform.record.Row;
import org.kartera.records.Reach;
import org.kartera.records.metadata.ActionType;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.MetadataSource;
import org.kartera.security.internal.identity.Identities;
import org.kartera.security.internal.identity.Identity;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Finds out what people may do with a record, by the predicate that decides it, and which of their roles lets them. For any thread. */
@Component(service = AccessReview.class)
public final class AccessReview {
    private static final String USER = "security.user";
    private static final String ROLE = "security.role";
    private static final String READ = "read";
    private static final List<String> VERBS = List.of(READ, "update", "delete", "export");

    private final Records records;
    private final MetadataSource metadata;
    private final Identities identities;
    private final Callers callers;
    private final Installation installation;

    /** One of {@code owner, team, role}, with what people call it. */
    record Reason(String kind, String label) {}

    /** What somebody may do, and why. */
    record Verdict(List<String> verbs, List<Reason> reasons) {}

    /** Somebody who may read the record. */
    record Person(UUID user, String title, Verdict verdict) {}

    /** Some of those; {@code next} is null where there are no more. */
    record People(List<Person> people, @Nullable String next) {}

    @Activate
    public AccessReview(
            @Reference Records records,
            @Reference MetadataSource metadata,
            @Reference Identities identities,
            @Reference Callers callers,
            @Reference Installation installation) {
        this.records = records;
        this.metadata = metadata;
        this.identities = identities;
        this.callers = callers;
        this.installation = installation;
    }

    /** A record, with what is called what about it. */
    record Subject(
            EntityType type,
            @Nullable UUID owner,
            @Nullable UUID team,
            String ownerTitle,
            String teamTitle,
            Map<UUID, String> roles) {}

    /** The record, as far as the caller may read it: 404 {@code no-such-record}. */
    Subject subject(String entity, UUID id) {
        Row row = records.read(Ref.to(entity, id));
        Ref owner = ref(row, "owner");
        Ref team = ref(row, "team");
        return new Subject(
                metadata.current().entity(entity),
                owner == null ? null : owner.id(),
                team == null ? null : team.id(),
                title(row, owner),
                title(row, team),
                roles());
    }

    private static @Nullable Ref ref(Row row, String field) {
        return row.fields().contains(field) && row.value(field) instanceof Ref ref ? ref : null;
    }

    private static String title(Row row, @Nullable Ref ref) {
        String title = ref == null ? null : row.titleOf(ref);
        return title == null ? "" : title;
    }

    /** What roles are called is no secret for those who have them. */
    private Map<UUID, String> roles() {
        Map<UUID, String> titles = new LinkedHashMap<>();
        callers.as(
                        Caller.system("access"),
                        () -> records.read(
                                Query.of(ROLE).sort("name").fields("id").limit(Query.MAX_LIMIT)))
                .items()
                .forEach(role -> titles.put(role.id(), role.title()));
        return titles;
    }

    /** What the caller may do. */
    Verdict own(Subject subject) {
        Caller caller = callers.current();
        Optional<Identity> user = caller.user() == null ? Optional.empty() : identities.byId(caller.user());
        return verdict(subject, caller, user.map(Identity::roles).orElse(List.of()));
    }

    /** Whether the caller may know about others. */
    boolean knowsPeople() {
        return callers.current().rights().access(USER, READ) != Access.NONE;
    }

    /** Active users whom the caller may read and who may read the record, in the order of their names. */
    People people(Subject subject, @Nullable String after, int limit) {
        List<Person> people = new ArrayList<>();
        String place = after;
        do {
            Page page = records.read(Query.of(USER)
                    .where(records.parse("active==true"))
                    .sort("name")
                    .fields("id")
                    .limit(limit)
                    .after(place));
            for (Row row : page.items()) {
                identities.byId(row.id()).map(user -> verdict(subject, user)).ifPresent(verdict -> {
                    if (verdict.verbs().contains(READ)) {
                        people.add(new Person(row.id(), row.title(), verdict));
                    }
                });
            }
            place = page.next();
        } while (people.isEmpty() && place != null);
        return new People(people, place);
    }

    private Verdict verdict(Subject subject, Identity user) {
        Caller asking = callers.current();
        Caller caller = identities.caller(
                user, identities.rights(user), asking.locale(), installation.zone(), asking.channel(), "");
        return verdict(subject, caller, user.roles());
    }

    private Verdict verdict(Subject subject, Caller caller, List<UUID> roles) {
        List<String> verbs = new ArrayList<>();
        VERBS.stream().filter(verb -> covers(subject, caller, verb)).forEach(verbs::add);
        subject.type().actions().stream()
                .map(ActionType::name)
                .filter(action -> covers(subject, caller, action))
                .forEach(verbs::add);
        List<Reason> reasons = new ArrayList<>();
        if (subject.owner() != null && subject.owner().equals(caller.user())) {
            reasons.add(new Reason("owner", subject.ownerTitle()));
        }
        if (subject.team() != null && caller.visibleTeams().contains(subject.team())) {
            reasons.add(new Reason("team", subject.teamTitle()));
        }
        for (UUID role : roles) {
            String label = subject.roles().get(role);
            if (label != null && covers(subject, caller.with(identities.rightsOfRole(role)), READ)) {
                reasons.add(new Reason("role", label));
            }
        }
        return new Verdict(verbs, reasons);
    }

    private static boolean covers(Subject subject, Caller caller, String verb) {
        return Reach.covers(caller, subject.type(), verb, subject.owner(), subject.team());
    }
}
