package org.kartera.events.internal;

import java.time.Clock;
import org.kartera.events.AuditChain;
import org.kartera.persistence.UnitOfWork;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The chain as the {@link Sealer} keeps it. */
@Component
public final class SealedChain implements AuditChain {
    private final EntryLog log;
    private final SealTable seals;
    private final Clock clock;

    @Activate
    public SealedChain(@Reference CommitFeed feed, @Reference UnitOfWork unit) {
        this(feed, unit, Clock.systemUTC());
    }

    SealedChain(CommitFeed feed, UnitOfWork unit, Clock clock) {
        this.log = feed.log();
        this.seals = new SealTable(unit);
        this.clock = clock;
    }

    @Override
    public Verdict verify() {
        return new ChainCheck(log, seals, clock).verdict();
    }
}
