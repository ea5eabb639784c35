package org.kartera.rest.internal.events;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.kartera.platform.Caller;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client of the event stream. While it catches up with the feed on the thread of its request, what happens meanwhile waits; afterwards events are
 * written without blocking anybody. A client that lets more than so many events wait is disconnected, and resumes where it was.
 */
final class Subscriber implements WriteListener, AsyncListener {
    private static final Logger LOG = LoggerFactory.getLogger(Subscriber.class);

    /** An event and its place in the feed. */
    record Event(String cursor, String text) {}

    private final AsyncContext context;
    private final ServletOutputStream output;
    private final int backlog;
    private final Consumer<Subscriber> closed;
    private final Deque<String> queue = new ArrayDeque<>();
    private final List<Event> meanwhile = new ArrayList<>();
    private final Set<String> caughtUp = new LinkedHashSet<>();
    private volatile Caller caller;
    private boolean live;
    private boolean unflushed;
    private boolean ended;

    /** {@code closed} is told once when the client has gone. */
    Subscriber(AsyncContext context, Caller caller, int backlog, Consumer<Subscriber> closed) throws IOException {
        this.context = context;
        this.output = context.getResponse().getOutputStream();
        this.caller = caller;
        this.backlog = backlog;
        this.closed = closed;
    }

    Caller caller() {
        return caller;
    }

    /** The caller with the rights of this moment. */
    void renew(Caller present) {
        caller = present;
    }

    AsyncContext context() {
        return context;
    }

    /** Writes to the client and waits for it; only on the request's thread, before {@link #goLive}. */
    void catchUp(Event event) throws IOException {
        synchronized (this) {
            caughtUp.add(event.cursor());
            if (caughtUp.size() > 2 * backlog) {
                Iterator<String> oldest = caughtUp.iterator();
                oldest.next();
                oldest.remove();
            }
        }
        if (!event.text().isEmpty()) {
            output.write(event.text().getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Ends catching up: from now on events are written as they come. Only on the request's thread. */
    void goLive() throws IOException {
        output.flush();
        synchronized (this) {
            live = true;
            for (Event event : meanwhile) {
                enqueue(event);
            }
            meanwhile.clear();
        }
        output.setWriteListener(this);
    }

    /** An event happened. */
    void offer(Event event) {
        boolean tooSlow;
        synchronized (this) {
            if (live) {
                enqueue(event);
            } else {
                meanwhile.add(event);
            }
            tooSlow = queue.size() + meanwhile.size() > backlog;
        }
        if (tooSlow) {
            LOG.debug("A client of the event stream is too slow");
            close();
        } else {
            drain();
        }
    }

    private synchronized void enqueue(Event event) {
        if (!caughtUp.remove(event.cursor())) {
            queue.add(event.text());
        }
    }

    /** A sign of life. */
    void beat() {
        synchronized (this) {
            if (live && queue.isEmpty()) {
                queue.add(EventText.HEARTBEAT);
            }
        }
        drain();
    }

    @Override
    public void onWritePossible() {
        drain();
    }

    private void drain() {
        try {
            write();
        } catch (IOException | IllegalStateException disconnected) {
            LOG.debug("A client of the event stream went away", disconnected);
            close();
        }
    }

    private synchronized void write() throws IOException {
        while (live && !ended && output.isReady()) {
            String next = queue.poll();
            if (next != null) {
                output.write(next.getBytes(StandardCharsets.UTF_8));
                unflushed = true;
            } else if (unflushed) {
                unflushed = false;
                output.flush();
            } else {
                return;
            }
        }
    }

    /** Ends the connection. */
    void close() {
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
        }
        closed.accept(this);
        try {
            context.complete();
        } catch (IllegalStateException completed) {
            LOG.debug("A client of the event stream had gone already", completed);
        }
    }

    @Override
    public void onError(Throwable failure) {
        close();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        synchronized (this) {
            ended = true;
        }
        closed.accept(this);
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        close();
    }

    @Override
    public void onError(AsyncEvent event) {
        close();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {}
}
