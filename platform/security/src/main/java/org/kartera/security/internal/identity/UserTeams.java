package org.kartera.security.internal.identity;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.kartera.records.OwnerTeams;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Records go to the first team of their owner. */
@Component
public final class UserTeams implements OwnerTeams {
    private final IdentityTables tables;

    @Activate
    public UserTeams(@Reference IdentityTables tables) {
        this.tables = tables;
    }

    @Override
    public Map<UUID, UUID> primaryTeams(Set<UUID> users) {
        return tables.primaryTeams(users);
    }
}
