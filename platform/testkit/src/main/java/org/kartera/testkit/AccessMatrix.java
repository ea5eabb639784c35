package org.kartera.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.Access;
import org.kartera.platform.Caller;
import org.kartera.platform.Channel;
import org.kartera.platform.CrmException;
import org.kartera.platform.ErrorCode;
import org.kartera.platform.ErrorKind;
import org.kartera.platform.StandardError;
import org.kartera.platform.record.Trait;
import org.kartera.records.Mutation;
import org.kartera.records.metadata.ActionType;
import org.kartera.records.metadata.EntityType;

/** Tries every verb on records of one's own, of the team and of strangers, with every standard role, and compares with what the rights say. */
final class AccessMatrix {
    private final TestKernel kernel;
    private final Staff staff;
    private final Samples samples;
    private final List<String> wrong = new ArrayList<>();

    /** Whose record is tried. */
    private enum Whose {
        OWN,
        TEAM,
        FOREIGN
    }

    AccessMatrix(TestKernel kernel, Staff staff, Samples samples) {
        this.kernel = kernel;
        this.staff = staff;
        this.samples = samples;
    }

    /** Where the kernel does other than the rights say, one line each. */
    List<String> faults(EntityType type) {
        for (String role : Staff.ROLES) {
            Caller caller = kernel.caller(staff.with(role));
            for (Whose whose : Whose.values()) {
                attempt(type, role, caller, whose);
            }
        }
        anonymous(type);
        return wrong;
    }

    private void attempt(EntityType type, String role, Caller caller, Whose whose) {
        UUID owner = switch (whose) {
            case OWN -> staff.with(role);
            case TEAM -> staff.colleague();
            case FOREIGN -> staff.stranger();
        };
        String entity = type.name();
        boolean reads = covers(type, caller, "read", whose);
        UUID kept = samples.create(entity, owner);
        ErrorCode unseen = caller.rights().access(entity, "read") == Access.NONE
                ? StandardError.NOT_ALLOWED
                : StandardError.NO_SUCH_RECORD;
        check(
                reads ? null : unseen,
                result(caller, () -> kernel.gateway().read(entity, kept, List.of(), List.of())),
                type,
                role,
                "read",
                whose);
        check(
                expected(type, caller, "update", whose),
                write(caller, entity, new Mutation.Update(kept, null, Map.of())),
                type,
                role,
                "update",
                whose);
        for (ActionType action : type.actions()) {
            UUID acted = samples.create(entity, owner);
            ErrorCode expected = expected(type, caller, action.name(), whose);
            ErrorCode result = write(caller, entity, new Mutation.Act(acted, null, action.name(), Map.of()));
            // Whoever may take the step may still be told that it makes no sense here.
            boolean refused = result == StandardError.NOT_ALLOWED || result == StandardError.NO_SUCH_RECORD;
            check(expected, refused ? result : null, type, role, action.name(), whose);
        }
        UUID deleted = samples.create(entity, owner);
        check(
                expected(type, caller, "delete", whose),
                write(caller, entity, new Mutation.Delete(deleted, null)),
                type,
                role,
                "delete",
                whose);
        Map<String, @Nullable Object> values = samples.required(entity, owner);
        boolean visible = caller.rights().access("security.user", "read") == Access.ALL;
        if (visible && referencesVisible(type, caller, whose)) {
            check(
                    covers(type, caller, "create", whose) ? null : StandardError.NOT_ALLOWED,
                    write(caller, entity, new Mutation.Create(values)),
                    type,
                    role,
                    "create",
                    whose);
        }
    }

    /** What a new record refers to belongs to its owner too, and must be visible to whoever writes it. */
    private boolean referencesVisible(EntityType type, Caller caller, Whose whose) {
        return type.fields().stream()
                .filter(field -> SampleValues.own(field) && field.reference())
                .flatMap(field -> field.refs().stream())
                .flatMap(name -> kernel.metadata().known(name).stream())
                .allMatch(target -> covers(target, caller, "read", whose));
    }

    private static @Nullable ErrorCode expected(EntityType type, Caller caller, String verb, Whose whose) {
        if (!covers(type, caller, "read", whose)) {
            return StandardError.NO_SUCH_RECORD;
        }
        return covers(type, caller, verb, whose) ? null : StandardError.NOT_ALLOWED;
    }

    private static boolean covers(EntityType type, Caller caller, String verb, Whose whose) {
        return switch (caller.rights().access(type.name(), verb)) {
            case NONE -> false;
            case OWN -> whose == Whose.OWN || type.has(Trait.SHARED);
            case TEAM -> whose != Whose.FOREIGN || type.has(Trait.SHARED);
            case ALL -> true;
        };
    }

    private void anonymous(EntityType type) {
        Caller nobody = Caller.anonymous(Locale.ENGLISH, Channel.REST, "192.0.2.1");
        UUID record = samples.create(type.name(), staff.stranger());
        refused(type, "read", result(nobody, () -> kernel.gateway().read(type.name(), record, List.of(), List.of())));
        refused(type, "update", write(nobody, type.name(), new Mutation.Update(record, null, Map.of())));
        refused(type, "delete", write(nobody, type.name(), new Mutation.Delete(record, null)));
        refused(type, "create", write(nobody, type.name(), new Mutation.Create(Map.of())));
    }

    private void refused(EntityType type, String verb, @Nullable ErrorCode result) {
        if (result == null || (result.kind() != ErrorKind.DENIED && result.kind() != ErrorKind.MISSING)) {
            wrong.add("Somebody who has not signed in gets " + said(result) + " on " + type.name() + ":" + verb);
        }
    }

    private @Nullable ErrorCode write(Caller caller, String entity, Mutation mutation) {
        return result(caller, () -> kernel.gateway().write(entity, List.of(mutation), true));
    }

    private @Nullable ErrorCode result(Caller caller, Runnable work) {
        try {
            kernel.callers().run(caller, work);
            return null;
        } catch (CrmException e) {
            return e.code();
        }
    }

    private void check(
            @Nullable ErrorCode expected,
            @Nullable ErrorCode found,
            EntityType type,
            String role,
            String verb,
            Whose whose) {
        if (expected != found) {
            wrong.add(role + " gets " + said(found) + " on " + type.name() + ":" + verb + " of a record that is "
                    + whose.name().toLowerCase(Locale.ROOT) + "; the rights say " + said(expected));
        }
    }

    private static String said(@Nullable ErrorCode code) {
        return code == null ? "done" : code.code();
    }
}
