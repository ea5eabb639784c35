package org.kartera.rest.internal.application;

import jakarta.servlet.ServletException;
import jakarta.ws.rs.ext.RuntimeDelegate;
import java.util.Collection;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.glassfish.jersey.CommonProperties;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.glassfish.jersey.server.internal.RuntimeDelegateImpl;
import org.glassfish.jersey.servlet.ServletContainer;

/** A Jersey application as a servlet, made of instances only: nothing is scanned, discovered or looked up. */
final class JerseyServlet extends ServletContainer {
    private static final long serialVersionUID = 1L;

    /**
     * What Jersey says of things that are as they should be: of every resource that is an instance, as if it were a provider that does nothing; of media
     * types whose libraries are not there; of clients that went away.
     */
    private static final List<Logger> TALKATIVE = List.of(
            Logger.getLogger("org.glassfish.jersey.internal.inject.Providers"),
            Logger.getLogger("org.glassfish.jersey.message.internal.MessagingBinders"),
            Logger.getLogger("org.glassfish.jersey.server.ServerRuntime$Responder"));

    JerseyServlet(String name, Collection<?> resources, List<?> providers) {
        super(configuration(name, resources, providers));
    }

    private static ResourceConfig configuration(String name, Collection<?> resources, List<?> providers) {
        TALKATIVE.forEach(logger -> logger.setLevel(Level.OFF));
        // Jersey would look for this through a service loader, which sees nothing of it in OSGi.
        RuntimeDelegate.setInstance(new RuntimeDelegateImpl());
        ResourceConfig configuration = new ResourceConfig();
        configuration.setApplicationName("kartera." + name);
        configuration.property(ServerProperties.WADL_FEATURE_DISABLE, true);
        configuration.property(ServerProperties.FEATURE_AUTO_DISCOVERY_DISABLE, true);
        configuration.property(ServerProperties.METAINF_SERVICES_LOOKUP_DISABLE, true);
        configuration.property(ServerProperties.MOXY_JSON_FEATURE_DISABLE, true);
        configuration.property(ServerProperties.BV_FEATURE_DISABLE, true);
        // Answers are bytes of a known length already.
        configuration.property(CommonProperties.OUTBOUND_CONTENT_LENGTH_BUFFER, 0);
        configuration.property(ServerProperties.RESPONSE_SET_STATUS_OVER_SEND_ERROR, true);
        configuration.property(ServerProperties.PROCESSING_RESPONSE_ERRORS_ENABLED, true);
        configuration.property(ServerProperties.LOCATION_HEADER_RELATIVE_URI_RESOLUTION_DISABLED, true);
        resources.forEach(configuration::register);
        providers.forEach(configuration::register);
        return configuration;
    }

    @Override
    public void init() throws ServletException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(ResourceConfig.class.getClassLoader());
        try {
            super.init();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
