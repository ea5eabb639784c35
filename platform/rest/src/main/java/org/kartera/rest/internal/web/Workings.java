package org.kartera.rest.internal.web;

import org.kartera.events.FeedProgress;
import org.kartera.persistence.Database;
import org.kartera.platform.CrmException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells how the pool of connections and the feed fare, as OpenMetrics text 1.0. */
@Component(service = Workings.class)
public final class Workings {
    private static final Logger LOG = LoggerFactory.getLogger(Workings.class);
    private static final double MILLIS = 1e3;

    private final Database database;
    private final FeedProgress feed;

    @Activate
    public Workings(@Reference Database database, @Reference FeedProgress feed) {
        this.database = database;
        this.feed = feed;
    }

    /** As it is now; without the feed while the database does not answer. */
    String text() {
        Database.PoolUse use = database.use();
        StringBuilder text = new StringBuilder("# TYPE kartera_database_connections gauge\n");
        line(text, "kartera_database_connections{state=\"active\"}", use.active());
        line(text, "kartera_database_connections{state=\"idle\"}", use.idle());
        text.append("# TYPE kartera_database_waiting_threads gauge\n");
        line(text, "kartera_database_waiting_threads", use.waiting());
        try {
            double lag = feed.lag().toMillis() / MILLIS;
            text.append("# TYPE kartera_feed_lag_seconds gauge\n# UNIT kartera_feed_lag_seconds seconds\n");
            line(text, "kartera_feed_lag_seconds", lag);
        } catch (CrmException unavailable) {
            LOG.debug("The feed cannot be asked", unavailable);
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String name, Number value) {
        text.append(name).append(' ').append(value).append('\n');
    }
}
