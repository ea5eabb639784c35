package org.kartera.security.internal.identity;

import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;
import org.kartera.jobs.Principals;
import org.kartera.platform.Caller;
import org.kartera.platform.Channel;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lets jobs run as the users who asked for them. */
@Component
public final class JobPrincipals implements Principals {
    private final Identities identities;

    @Activate
    public JobPrincipals(@Reference Identities identities) {
        this.identities = identities;
    }

    @Override
    public Caller caller(UUID user, Locale locale, ZoneId zone, Channel channel) {
        Identity known = identities
                .byId(user)
                .filter(Identity::active)
                .orElseThrow(() -> new CrmException(StandardError.NO_SUCH_RECORD, User.NAME, user));
        return identities.caller(known, identities.rights(known), locale, zone, channel, "");
    }
}
