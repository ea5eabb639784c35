package org.kartera.security.internal.identity;

import java.util.List;
import org.kartera.platform.record.Change;
import org.kartera.platform.record.RecordRule;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Makes a change of teams effective with the next request. */
@Component(service = {RecordRule.class, TeamRule.class})
public final class TeamRule implements RecordRule<Team> {
    private final Identities identities;

    @Activate
    public TeamRule(@Reference Identities identities) {
        this.identities = identities;
    }

    @Override
    public void afterSave(List<Change<Team>> changes) {
        identities.changing();
    }

    @Override
    public void beforeDelete(List<Change<Team>> changes) {
        identities.changing();
    }

    @Override
    public void beforeRestore(List<Change<Team>> changes) {
        identities.changing();
    }
}
