package org.kartera.security.internal.identity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kartera.platform.CrmException;
import org.kartera.platform.ErrorKind;
import org.kartera.platform.record.CrmRecord;
import org.kartera.platform.record.Records;
import org.kartera.platform.record.Ref;
import org.kartera.security.internal.identity.IdentityTables.StoredRole;
import org.kartera.security.internal.rights.Grant;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Makes and completes roles and the first user, through the pipeline, as the current caller. Two nodes that start at once make each once. */
@Component(service = StandardAccounts.class)
public final class StandardAccounts {
    private final Records records;
    private final IdentityTables tables;

    @Activate
    public StandardAccounts(@Reference Records records, @Reference IdentityTables tables) {
        this.records = records;
        this.tables = tables;
    }

    /** Makes the role, unless there is one of that name. */
    public void ensureRole(StandardRole role, String label, String description) {
        if (role(role.roleName()).isEmpty()) {
            create(new Role(role.roleName(), label, description, role.grants()));
        }
    }

    /** Makes a user with the role {@code admin}; false where there is one of that login. */
    public boolean createAdmin(String login, String name, String passwordHash, boolean oneTime) {
        Ref admin = role(StandardRole.ADMIN.roleName())
                .map(role -> Ref.to(Role.NAME, role.id()))
                .orElseThrow();
        User user = new User(login, name, List.of(admin));
        user.setPassword(passwordHash, oneTime);
        return create(user);
    }

    /** Adds to a role those grants whose verb and records it does not speak of yet; false where there is no such role. */
    public boolean addGrants(String roleName, Collection<Grant> grants) {
        Optional<StoredRole> stored = role(roleName);
        if (stored.isEmpty()) {
            return false;
        }
        Role role = records.find(Role.class, stored.get().id());
        List<String> all = new ArrayList<>(role.grants());
        Set<String> targets = new HashSet<>();
        all.forEach(text -> Grant.parse(text).ifPresent(grant -> targets.add(grant.target())));
        grants.stream()
                .filter(grant -> targets.add(grant.target()))
                .map(Grant::toString)
                .forEach(all::add);
        if (all.size() > role.grants().size()) {
            role.grants(all);
            records.update(List.of(role));
        }
        return true;
    }

    private Optional<StoredRole> role(String name) {
        return tables.roles().stream().filter(role -> role.name().equals(name)).findFirst();
    }

    private boolean create(CrmRecord made) {
        try {
            records.create(List.of(made));
            return true;
        } catch (CrmException e) {
            if (e.code().kind() == ErrorKind.CONFLICT) {
                return false;
            }
            throw e;
        }
    }
}
