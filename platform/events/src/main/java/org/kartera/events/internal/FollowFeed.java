package org.kartera.events.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.kartera.persistence.UnitOfWork;
import org.kartera.platform.Callers;
import org.kartera.platform.event.RecordListener;
import org.kartera.platform.job.Job;
import org.kartera.platform.job.JobRun;
import org.kartera.platform.job.Jobs;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Leads the sealer and the modules' listeners along the feed. One job that runs for good: the job engine sees to it that it does so on one node at a
 * time, and that another one takes over where that node dies.
 */
@Component(service = Job.class, immediate = true)
public final class FollowFeed implements Job {
    static final String NAME = "events.follow";

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration GOODBYE = Duration.ofSeconds(2);

    private final Map<RecordListener, Subscriber> listeners = new ConcurrentHashMap<>();
    private final Signal changed = new Signal();
    private final CommitFeed feed;
    private final Callers callers;
    private final Places places;
    private final Sealer sealer;

    @Activate
    public FollowFeed(
            @Reference CommitFeed feed, @Reference UnitOfWork unit, @Reference Callers callers, @Reference Jobs jobs) {
        this.feed = feed;
        this.callers = callers;
        this.places = new Places(unit);
        this.sealer = new Sealer(new SealTable(unit));
        jobs.repeat(NAME, PAUSE);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addListener(RecordListener listener) {
        listeners.put(listener, new ListenerSubscriber(listener, places, feed.log(), callers));
        changed.raise();
    }

    public void removeListener(RecordListener listener) {
        listeners.remove(listener);
        changed.raise();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(JobRun run) {
        Map<Subscriber, Follower> followers = new HashMap<>();
        try {
            while (!run.cancelled()) {
                long seen = changed.count();
                adjust(followers);
                changed.await(seen, LOOK);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            stop(List.copyOf(followers.values()));
        }
    }

    private void adjust(Map<Subscriber, Follower> followers) {
        List<Subscriber> wanted = new ArrayList<>(listeners.values());
        wanted.add(sealer);
        List<Follower> gone = new ArrayList<>();
        followers.entrySet().removeIf(each -> !wanted.contains(each.getKey()) && gone.add(each.getValue()));
        stop(gone);
        for (Subscriber each : wanted) {
            followers.computeIfAbsent(each, this::started);
        }
    }

    private Follower started(Subscriber subscriber) {
        Follower follower = new Follower(subscriber, feed.log(), feed.signal());
        follower.start();
        return follower;
    }

    private static void stop(List<Follower> followers) {
        followers.forEach(Follower::stop);
        try {
            for (Follower each : followers) {
                each.awaitEnd(GOODBYE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
