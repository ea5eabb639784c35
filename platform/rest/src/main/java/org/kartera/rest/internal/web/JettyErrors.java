package org.kartera.rest.internal.web;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.felix.http.jetty.ConnectorFactory;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;
import org.kartera.rest.internal.problem.Problems;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Gives Jetty an error page that speaks problem+json: for request lines and headers that do not follow HTTP and reach no servlet. Felix hands its server
 * to nobody but the factories of connectors, so this is one, of a connector that connects nothing.
 */
@Component(service = ConnectorFactory.class)
public final class JettyErrors implements ConnectorFactory {
    private final JettyProblems page;
    private final Map<Server, Request.Handler> former = new ConcurrentHashMap<>();

    @Activate
    public JettyErrors(@Reference Problems problems, @Reference Limits limits) {
        page = new JettyProblems(problems, limits);
    }

    @Override
    public Connector createConnector(Server server) {
        Request.Handler before = server.getErrorHandler();
        if (before != null) {
            former.put(server, before);
        }
        install(server, page);
        return new Inert(server);
    }

    /** Makes {@code handler} the error page of {@code server} and everything in it. */
    static void install(Server server, Request.@Nullable Handler handler) {
        server.setErrorHandler(handler);
        server.getDescendants(ServletContextHandler.class).forEach(context -> context.setErrorHandler(handler));
    }

    /** Gives the servers their own error pages back. */
    @Deactivate
    void restore() {
        former.forEach(JettyErrors::install);
        former.clear();
    }

    /** Opens no port and has no threads. */
    private static final class Inert extends ServerConnector {
        Inert(Server server) {
            super(server, 0, 0);
            setHost("127.0.0.1");
        }

        @Override
        protected void doStart() {}

        @Override
        protected void doStop() {}
    }
}
