package org.kartera.events.internal;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.TestInstance;
import org.kartera.persistence.Dialect;
import org.kartera.persistence.testing.Databases;
import org.kartera.persistence.testing.TestDatabase;

/** A database for the tests of a class, emptied after each. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class EventsContract {
    final TestDatabase database;
    private final List<Runnable> closing = new ArrayList<>();

    EventsContract(Dialect dialect) {
        database = Databases.open(dialect);
    }

    /** A feed as another start of the server, or another node, would open it. */
    CommitFeed feed() {
        CommitFeed feed = new CommitFeed(database.database(), database.unitOfWork(), database.migrations());
        closing(feed::close);
        return feed;
    }

    void closing(Runnable step) {
        closing.add(0, step);
    }

    @AfterEach
    void empty() {
        closing.forEach(Runnable::run);
        closing.clear();
        database.execute(
                "delete from events_entry",
                "delete from events_follower",
                "delete from events_seal",
                "update events_seal_head set seal_no = 0, hash = '" + Seal.BEGINNING + "', last_entry = '0.0.0'");
    }

    @AfterAll
    void close() {
        database.close();
    }
}
