package org.kartera.security.internal.session;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.kartera.events.Feed;
import org.kartera.persistence.UnitOfWork;
import org.kartera.platform.Caller;
import org.kartera.platform.Callers;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.records.Administration;
import org.kartera.security.internal.identity.Identity;
import org.kartera.security.internal.identity.IdentityTables;
import org.kartera.security.internal.store.SecurityStatements;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Who cannot sign in after too many failures, and an end to it; for administrators, 403 {@code not-allowed} for everybody else. */
@Component(service = LockResource.class, property = "kartera.rest.platform=true")
@Path("users")
@Produces(MediaType.APPLICATION_JSON)
public final class LockResource {
    private static final String USER = "security.user";

    private final Lockouts lockouts;
    private final IdentityTables tables;
    private final UnitOfWork unit;
    private final Callers callers;
    private final AccessLog log;

    @Activate
    public LockResource(
            @Reference IdentityTables tables,
            @Reference SecurityStatements statements,
            @Reference UnitOfWork unit,
            @Reference Callers callers,
            @Reference Feed feed) {
        this(tables, new Lockouts(statements, unit, Clock.systemUTC()), unit, callers, feed);
    }

    LockResource(IdentityTables tables, Lockouts lockouts, UnitOfWork unit, Callers callers, Feed feed) {
        this.tables = tables;
        this.lockouts = lockouts;
        this.unit = unit;
        this.callers = callers;
        this.log = new AccessLog(feed);
    }

    /** {@code {"items":[{"user","until","failures"}]}}, those who are locked out at this moment. */
    @GET
    @Path("locked")
    public Map<String, List<Map<String, Object>>> locked() {
        Administration.demand(callers.current(), "read", "lockouts");
        return Map.of(
                "items",
                lockouts.locked().stream()
                        .map(lock -> Map.<String, Object>of(
                                "user",
                                lock.user().toString(),
                                "until",
                                lock.until().toString(),
                                "failures",
                                lock.failures()))
                        .toList());
    }

    /** Lets a user sign in again, from wherever; 204 also where there was no lock, 404 {@code no-such-record}. In the audit as {@code user-unlocked}. */
    @POST
    @Path("{id}/unlock")
    public void unlock(@PathParam("id") String id) {
        Caller caller = callers.current();
        Administration.demand(caller, "unlock", USER);
        Identity user = user(id);
        unit.call(() -> {
            boolean locked = lockouts.forget(user.id());
            if (locked) {
                log.unlocked(caller, user);
            }
            return locked;
        });
    }

    private Identity user(String id) {
        try {
            return tables.byId(UUID.fromString(id))
                    .orElseThrow(() -> new CrmException(StandardError.NO_SUCH_RECORD, USER, id));
        } catch (IllegalArgumentException none) {
            throw CrmException.causedBy(none, StandardError.NO_SUCH_RECORD, USER, id);
        }
    }
}
