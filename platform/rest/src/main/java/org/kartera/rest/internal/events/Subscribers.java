package org.kartera.rest.internal.events;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.kartera.events.Feed;
import org.kartera.events.StoredEntry;
import org.kartera.platform.Caller;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.records.metadata.Metadata;
import org.kartera.records.metadata.MetadataSource;
import org.kartera.rest.internal.web.Credentials;
import org.kartera.rest.internal.web.Limits;
import org.kartera.rest.internal.web.Visitor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All clients of the event stream of this node: passes on what happens, and looks every now and then whether their sessions still last. */
@Component(service = Subscribers.class)
public final class Subscribers {
    private static final Logger LOG = LoggerFactory.getLogger(Subscribers.class);
    private static final int MAX_OF_ONE_USER = 50;
    private static final int RETRY_SECONDS = 30;

    private final MetadataSource metadata;
    private final Credentials credentials;
    private final EventText text = new EventText();
    private final Set<Subscriber> subscribers = ConcurrentHashMap.newKeySet();
    private final AutoCloseable watch;
    private final ScheduledExecutorService pulse =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "kartera-events-pulse"));

    @Activate
    public Subscribers(
            @Reference Feed feed,
            @Reference MetadataSource metadata,
            @Reference Credentials credentials,
            @Reference Limits limits) {
        this.metadata = metadata;
        this.credentials = credentials;
        this.watch = feed.watch(this::appended);
        long seconds = limits.heartbeatSeconds();
        start(seconds);
    }

    /** The pulse handles its own failures. */
    @SuppressWarnings("FutureReturnValueIgnored")
    private void start(long seconds) {
        pulse.scheduleWithFixedDelay(this::beat, seconds, seconds, TimeUnit.SECONDS);
    }

    /** Whether one more client may come; 429 where its user has too many already. */
    void admit(Caller caller) {
        long ofUser = subscribers.stream()
                .filter(other -> Objects.equals(other.caller().user(), caller.user()))
                .count();
        if (ofUser >= MAX_OF_ONE_USER) {
            throw new CrmException(StandardError.TOO_MANY_REQUESTS, RETRY_SECONDS);
        }
    }

    /** A client came. */
    void add(Subscriber subscriber) {
        subscribers.add(subscriber);
    }

    /** A client went. */
    void remove(Subscriber subscriber) {
        subscribers.remove(subscriber);
    }

    private void appended(List<StoredEntry> entries) {
        if (subscribers.isEmpty()) {
            return;
        }
        Metadata current = metadata.current();
        for (StoredEntry entry : entries) {
            Subscriber.Event event = null;
            for (Subscriber subscriber : subscribers) {
                if (Visibility.visible(entry, subscriber.caller(), current)) {
                    event = event == null ? new Subscriber.Event(entry.cursor(), text.of(entry)) : event;
                    subscriber.offer(event);
                }
            }
        }
    }

    private void beat() {
        for (Subscriber subscriber : subscribers) {
            try {
                Visitor visitor = credentials.visitor(
                        (HttpServletRequest) subscriber.context().getRequest());
                Caller present = visitor.caller();
                if (visitor.refusal() != null || present.user() == null) {
                    subscriber.close();
                } else {
                    subscriber.renew(present);
                    subscriber.beat();
                }
            } catch (RuntimeException e) {
                LOG.debug("A client of the event stream could not be looked at", e);
                subscriber.close();
            }
        }
    }

    /** Disconnects everybody. */
    @Deactivate
    public void stop() throws Exception {
        pulse.shutdownNow();
        watch.close();
        List.copyOf(subscribers).forEach(Subscriber::close);
    }
}
