package org.kartera.events.internal;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import org.kartera.events.FeedProgress;
import org.kartera.persistence.UnitOfWork;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Compares the head of the seals with the feed. */
@Component
public final class SealProgress implements FeedProgress {
    private final CommitFeed feed;
    private final UnitOfWork unit;
    private final Clock clock = Clock.systemUTC();

    @Activate
    public SealProgress(@Reference CommitFeed feed, @Reference UnitOfWork unit) {
        this.feed = feed;
        this.unit = unit;
    }

    @Override
    public Duration lag() {
        return feed.log().read(sealed(), 1).stream()
                .map(entry -> Duration.between(entry.at(), clock.instant()))
                .findFirst()
                .filter(lag -> !lag.isNegative())
                .orElse(Duration.ZERO);
    }

    private Cursor sealed() {
        return unit.read(() -> {
            try (PreparedStatement statement =
                    unit.connection().prepareStatement("select last_entry from events_seal_head")) {
                return Rows.first(statement, row -> Cursor.parse(row.getString(1)))
                        .orElse(Cursor.BEGINNING);
            } catch (SQLException e) {
                throw new SqlFailure(e);
            }
        });
    }
}
