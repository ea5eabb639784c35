package org.kartera.rest.internal.events;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kartera.events.Feed;
import org.kartera.events.StoredEntry;
import org.kartera.platform.Caller;
import org.kartera.records.metadata.MetadataSource;
import org.kartera.rest.internal.web.Limits;
import org.kartera.rest.internal.web.Visitor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code GET /api/v1/events}: changes that the caller may know of, as they happen, or from {@code Last-Event-ID} on. */
@Component(
        service = Servlet.class,
        property = {
            "osgi.http.whiteboard.servlet.pattern=/api/v1/events",
            "osgi.http.whiteboard.servlet.asyncSupported:Boolean=true"
        })
public final class EventServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(EventServlet.class);
    private static final int PAGE = 500;
    private static final int MAX_BEHIND = 20_000;
    private static final byte[] RETRY = "retry: 3000\n\n".getBytes(StandardCharsets.UTF_8);
    private static final String NOTHING = "";

    private final transient Feed feed;
    private final transient MetadataSource metadata;
    private final transient Subscribers subscribers;
    private final transient Limits limits;
    private final transient EventText text = new EventText();

    @Activate
    public EventServlet(
            @Reference Feed feed,
            @Reference MetadataSource metadata,
            @Reference Subscribers subscribers,
            @Reference Limits limits) {
        this.feed = feed;
        this.metadata = metadata;
        this.subscribers = subscribers;
        this.limits = limits;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Caller caller = Visitor.signedIn(request);
        subscribers.admit(caller);
        String after = lastEvent(request);
        List<StoredEntry> first = after == null ? List.of() : feed.read(after, PAGE);
        response.setContentType("text/event-stream; charset=utf-8");
        response.setHeader("X-Accel-Buffering", "no");
        AsyncContext context = request.startAsync();
        context.setTimeout(0);
        Subscriber subscriber = new Subscriber(context, caller, limits.eventBacklog(), subscribers::remove);
        context.addListener(subscriber);
        try {
            subscribers.add(subscriber);
            response.getOutputStream().write(RETRY);
            if (after == null) {
                response.getOutputStream()
                        .write(EventText.mark("ready", feed.end()).getBytes(StandardCharsets.UTF_8));
            } else {
                catchUp(subscriber, first);
            }
            subscriber.goLive();
        } catch (IOException | RuntimeException e) {
            // The answer has begun: all that can be said is that it ends. The client comes back with its last event.
            LOG.debug("A client of the event stream could not be served", e);
            subscriber.close();
        }
    }

    private static @Nullable String lastEvent(HttpServletRequest request) {
        String header = request.getHeader("Last-Event-ID");
        String last = header == null ? request.getParameter("after") : header;
        return last == null || last.isEmpty() ? null : last;
    }

    private void catchUp(Subscriber subscriber, List<StoredEntry> first) throws IOException {
        List<StoredEntry> page = first;
        int behind = 0;
        while (!page.isEmpty()) {
            for (StoredEntry entry : page) {
                boolean visible = Visibility.visible(entry, subscriber.caller(), metadata.current());
                subscriber.catchUp(new Subscriber.Event(entry.cursor(), visible ? text.of(entry) : NOTHING));
            }
            behind += page.size();
            if (behind >= MAX_BEHIND) {
                String end = feed.end();
                subscriber.catchUp(new Subscriber.Event(end, EventText.mark(EventText.RESET, end)));
                return;
            }
            page = feed.read(page.get(page.size() - 1).cursor(), PAGE);
        }
    }
}
