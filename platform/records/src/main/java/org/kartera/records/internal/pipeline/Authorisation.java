package org.kartera.records.internal.pipeline;

import java.util.UUID;
import org.kartera.platform.Access;
import org.kartera.platform.Caller;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.records.Reach;

/** First step: may the caller do this with these records? What he may not see, does not exist for him. */
final class Authorisation {
    static final String READ = "read";
    static final String CREATE = "create";
    static final String UPDATE = "update";
    static final String DELETE = "delete";

    private final RefusedAccess refused;

    Authorisation(RefusedAccess refused) {
        this.refused = refused;
    }

    /** Before anything is done about new records; 403 {@code not-allowed}. */
    void mayCreate(EntityPlan plan, Caller caller) {
        if (caller.rights().access(plan.name(), CREATE) == Access.NONE) {
            refused.note(caller, plan.name(), null, "", CREATE);
            throw new CrmException(StandardError.NOT_ALLOWED, CREATE, plan.name());
        }
    }

    /** Once it is known to whom new records belong. */
    void creates(Batch batch) {
        batch.demand(
                change -> Reach.covers(
                        batch.caller(), batch.plan().type(), CREATE, change.idIn("owner"), change.idIn("team")),
                change -> notAllowed(batch, change, CREATE));
    }

    /** For stored records, as they are stored. */
    void changes(Batch batch, String verb) {
        batch.demand(change -> covers(batch, change, READ), change -> batch.noSuchRecord(change.id()));
        batch.demand(change -> covers(batch, change, verb), change -> notAllowed(batch, change, verb));
    }

    private static boolean covers(Batch batch, PendingChange change, String verb) {
        UUID owner = change.idBefore("owner");
        UUID team = change.idBefore("team");
        return Reach.covers(batch.caller(), batch.plan().type(), verb, owner, team);
    }

    private CrmException notAllowed(Batch batch, PendingChange change, String verb) {
        String entity = batch.plan().name();
        boolean isNew = verb.equals(CREATE);
        refused.note(
                batch.caller(),
                entity,
                isNew ? null : change.id(),
                isNew ? "" : change.record().title(),
                verb);
        return new CrmException(StandardError.NOT_ALLOWED, verb, entity);
    }
}
