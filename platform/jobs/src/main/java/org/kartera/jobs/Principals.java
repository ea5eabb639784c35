package org.kartera.jobs;

import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;
import org.kartera.platform.Caller;
import org.kartera.platform.Channel;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Makes callers of users who asked for a job and are not there when it runs. A service of whoever knows the users; a run that a user asked for
 * waits until there is one.
 */
@ConsumerType
public interface Principals {
    /**
     * The user with the rights, teams and login of this moment. Called before each attempt, on the thread of the run, without a transaction.
     *
     * @throws org.kartera.platform.CrmException where the user is gone or may not sign in any more; the attempt counts as failed
     */
    Caller caller(UUID user, Locale locale, ZoneId zone, Channel channel);
}
