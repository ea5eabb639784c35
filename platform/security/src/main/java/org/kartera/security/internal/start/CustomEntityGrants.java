package org.kartera.security.internal.start;

import java.util.List;
import java.util.stream.Stream;
import org.kartera.persistence.UnitOfWork;
import org.kartera.platform.Access;
import org.kartera.platform.Caller;
import org.kartera.platform.Callers;
import org.kartera.records.custom.EntityGrants;
import org.kartera.security.internal.identity.StandardAccounts;
import org.kartera.security.internal.identity.StandardRole;
import org.kartera.security.internal.rights.Grant;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives the standard roles what an admin chose for the others when making a record type. Managers reach all records unless nobody is to reach any; those
 * who only read read as far as the others do.
 */
@Component
public final class CustomEntityGrants implements EntityGrants {
    private static final Logger LOG = LoggerFactory.getLogger(CustomEntityGrants.class);

    private final StandardAccounts accounts;
    private final UnitOfWork unit;
    private final Callers callers;

    @Activate
    public CustomEntityGrants(
            @Reference StandardAccounts accounts, @Reference UnitOfWork unit, @Reference Callers callers) {
        this.accounts = accounts;
        this.unit = unit;
        this.callers = callers;
    }

    @Override
    public void grant(String entity, Access access) {
        Access managers = access == Access.NONE ? Access.NONE : Access.ALL;
        try {
            callers.as(
                    Caller.system("custom-entities"),
                    () -> unit.call(() -> {
                        accounts.addGrants(StandardRole.MANAGER.roleName(), all(entity, managers));
                        accounts.addGrants(StandardRole.SALES.roleName(), all(entity, access));
                        accounts.addGrants(StandardRole.SERVICE.roleName(), all(entity, access));
                        accounts.addGrants(
                                StandardRole.READONLY.roleName(), List.of(new Grant(entity, "read", access)));
                        return entity;
                    }));
        } catch (RuntimeException e) {
            // The record type is there, and its admin can write the grants by hand.
            LOG.error("Nobody but administrators reaches {}", entity, e);
        }
    }

    private static List<Grant> all(String entity, Access access) {
        return Stream.of("read", "create", "update", "delete", "export")
                .map(verb -> new Grant(entity, verb, access))
                .toList();
    }
}
