package org.kartera.security.internal.identity;

import java.util.List;
import org.kartera.platform.record.Change;
import org.kartera.platform.record.RecordRule;
import org.kartera.security.SecurityError;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps grants readable and the standard roles in place. */
@Component(service = {RecordRule.class, RoleRule.class})
public final class RoleRule implements RecordRule<Role> {
    private final Identities identities;

    @Activate
    public RoleRule(@Reference Identities identities) {
        this.identities = identities;
    }

    @Override
    public void beforeSave(List<Change<Role>> changes) {
        for (Change<Role> change : changes) {
            Role role = change.record();
            if (role.label() == null) {
                role.label(role.name());
            }
            if (change.changed("grants")) {
                List<String> checked = GrantList.checked(change, "grants", role.grants());
                if (!checked.equals(role.grants()) && !change.rejected()) {
                    role.grants(checked);
                }
            }
            if (change.kind() == Change.Kind.UPDATE) {
                keepStandard(change, changes.size());
            }
        }
    }

    private static void keepStandard(Change<Role> change, int changes) {
        Object before = change.before("name");
        String name = before == null ? "" : before.toString();
        if (change.changed("name") && StandardRole.contains(name)) {
            Refusal.of(change, changes, "name", SecurityError.STANDARD_ROLE, name);
        }
        if (change.changed("grants") && name.equals(StandardRole.ADMIN.roleName())) {
            Refusal.of(change, changes, "grants", SecurityError.STANDARD_ROLE, name);
        }
    }

    @Override
    public void afterSave(List<Change<Role>> changes) {
        identities.changing();
    }

    @Override
    public void beforeDelete(List<Change<Role>> changes) {
        for (Change<Role> change : changes) {
            if (StandardRole.contains(change.record().name())) {
                Refusal.of(
                        change,
                        changes.size(),
                        "name",
                        SecurityError.STANDARD_ROLE,
                        change.record().name());
            }
        }
        identities.changing();
    }

    @Override
    public void beforeRestore(List<Change<Role>> changes) {
        identities.changing();
    }
}
