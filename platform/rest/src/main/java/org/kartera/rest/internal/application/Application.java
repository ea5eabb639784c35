package org.kartera.rest.internal.application;

import jakarta.servlet.Servlet;
import jakarta.servlet.ServletException;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kartera.rest.internal.application.Resources.Resource;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;

/** The resources of the platform or of one module, and their place among the addresses. Guarded by its user. */
final class Application {
    private static final int SPOOL_FROM_BYTES = 65_536;

    private final String name;
    private final String path;
    private final Mount mount;
    private final Resources factory;
    private final Map<ServiceReference<?>, Resource> members = new LinkedHashMap<>();
    private Set<ServiceReference<?>> served = Set.of();
    private @Nullable ServiceRegistration<Servlet> registration;
    private volatile boolean withdrawn;

    Application(String name, String path, Mount mount, Resources factory) {
        this.name = name;
        this.path = path;
        this.mount = mount;
        this.factory = factory;
    }

    void add(ServiceReference<?> reference, Resource resource) {
        members.put(reference, resource);
        withdrawn = false;
    }

    void remove(ServiceReference<?> reference) {
        members.remove(reference);
        withdrawn = members.isEmpty();
    }

    /** Whether a resource of that class has come. */
    boolean serves(Class<?> resource) {
        return members.values().stream().anyMatch(member -> resource.isInstance(member.instance()));
    }

    /** Whether what is served is what there is. */
    boolean upToDate() {
        return served.equals(members.keySet());
    }

    /** Whether all its resources have gone. */
    boolean withdrawn() {
        return withdrawn;
    }

    /** Serves the members as they are now; the servlet that was replaced, to be destroyed when its requests have ended. */
    @Nullable
    JerseyServlet refresh(BundleContext context, Failures.Knowledge knowledge) throws ServletException {
        if (served.equals(members.keySet())) {
            return null;
        }
        JerseyServlet next =
                members.isEmpty() ? null : factory.application(name, Set.copyOf(members.values()), knowledge);
        JerseyServlet former = mount.replace(next);
        served = new HashSet<>(members.keySet());
        if (registration == null) {
            registration = context.registerService(Servlet.class, mount, properties());
        }
        return former;
    }

    private Dictionary<String, Object> properties() {
        Map<String, Object> properties = new HashMap<>();
        properties.put("osgi.http.whiteboard.servlet.name", "kartera.rest." + name);
        properties.put("osgi.http.whiteboard.servlet.pattern", new String[] {path, path + "/*"});
        properties.put("osgi.http.whiteboard.servlet.asyncSupported", true);
        properties.put("osgi.http.whiteboard.servlet.multipart.enabled", true);
        properties.put(
                "osgi.http.whiteboard.servlet.multipart.maxFileSize",
                factory.limits().upload());
        properties.put("osgi.http.whiteboard.servlet.multipart.fileSizeThreshold", SPOOL_FROM_BYTES);
        return FrameworkUtil.asDictionary(properties);
    }

    /** Takes the place away. */
    @Nullable
    JerseyServlet close() throws ServletException {
        ServiceRegistration<Servlet> present = registration;
        registration = null;
        if (present != null) {
            present.unregister();
        }
        return mount.replace(null);
    }
}
