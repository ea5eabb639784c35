package org.kartera.rest.internal.application;

import jakarta.servlet.ServletException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.CrmException;
import org.kartera.platform.Messages;
import org.kartera.platform.StandardError;
import org.kartera.records.metadata.Labels;
import org.kartera.records.metadata.MetadataSource;
import org.kartera.records.module.ModuleLeases;
import org.kartera.rest.internal.application.Resources.Resource;
import org.kartera.rest.internal.records.RecordsResource;
import org.kartera.rest.internal.session.SessionResource;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.AnyService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves every resource that is registered as a service: those of the platform ({@value #PLATFORM}) at {@code /api/v1/}, a module's
 * ({@link org.kartera.platform.rest.RestResource}) at {@code /api/v1/<module>/}. One application each, so that a module that comes or goes disturbs no
 * other.
 */
@Component(service = Served.class, immediate = true)
public final class Applications implements Served {
    /** Property of the platform's own resources. */
    public static final String PLATFORM = "kartera.rest.platform";

    private static final Logger LOG = LoggerFactory.getLogger(Applications.class);
    private static final String OPEN = "kartera.rest.open";
    private static final String MODULE_HEADER = "Kartera-Module";
    private static final String BASE = "/api/v1";
    private static final int GATHER_MILLIS = 50;
    private static final int LAST_REQUEST_MILLIS = 60_000;

    private final BundleContext context;
    private final Resources factory;
    private final MetadataSource metadata;
    private final ModuleLeases leases;
    private final Labels labels;
    private final Map<String, Application> applications = new HashMap<>();
    private final ScheduledExecutorService worker =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "kartera-rest"));

    @Activate
    public Applications(
            BundleContext context,
            @Reference Resources factory,
            @Reference MetadataSource metadata,
            @Reference ModuleLeases leases,
            @Reference Messages messages) {
        this.context = context;
        this.factory = factory;
        this.metadata = metadata;
        this.leases = leases;
        this.labels = new Labels(messages);
    }

    @Override
    public synchronized boolean upToDate() {
        Application platform = applications.get("");
        return platform != null
                && platform.serves(SessionResource.class)
                && platform.serves(RecordsResource.class)
                && applications.values().stream().allMatch(Application::upToDate);
    }

    /** A resource came. */
    @Reference(
            service = AnyService.class,
            target = "(|(" + PLATFORM + "=true)(" + OPEN + "=*))",
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void addResource(Object instance, ServiceReference<?> reference) {
        String name = applicationOf(reference);
        synchronized (this) {
            applications
                    .computeIfAbsent(name, absent -> application(name, !name.isEmpty() && headerOf(reference) != null))
                    .add(reference, new Resource(instance, Boolean.TRUE.equals(reference.getProperty(OPEN))));
        }
        refreshSoon(name);
    }

    /** A resource went. */
    void removeResource(ServiceReference<?> reference) {
        String name = applicationOf(reference);
        synchronized (this) {
            Application application = applications.get(name);
            if (application != null) {
                application.remove(reference);
            }
        }
        refreshSoon(name);
    }

    /** The module's name, or that of a kernel bundle with resources of its own ({@code security}); empty for the platform. */
    private static String applicationOf(ServiceReference<?> reference) {
        if (Boolean.TRUE.equals(reference.getProperty(PLATFORM)) || "true".equals(reference.getProperty(PLATFORM))) {
            return "";
        }
        String module = headerOf(reference);
        if (module != null) {
            return module;
        }
        Bundle bundle = reference.getBundle();
        String symbolicName = bundle == null ? null : bundle.getSymbolicName();
        return symbolicName == null ? "unknown" : symbolicName.substring(symbolicName.lastIndexOf('.') + 1);
    }

    /** {@code module} says that it is one which can be switched off: requests keep it in place until they are answered. */
    private Application application(String name, boolean module) {
        Mount mount = new Mount(
                () -> name.isEmpty() || metadata.current().unavailable().contains(name)
                        ? new CrmException(StandardError.MODULE_DISABLED, name.isEmpty() ? "rest" : name)
                        : new CrmException(StandardError.NO_SUCH_ADDRESS),
                module ? () -> leases.enter(name) : () -> () -> {});
        return new Application(
                name.isEmpty() ? "platform" : name, name.isEmpty() ? BASE : BASE + "/" + name, mount, factory);
    }

    private static @Nullable String headerOf(ServiceReference<?> reference) {
        Bundle bundle = reference.getBundle();
        String module = bundle == null ? null : bundle.getHeaders().get(MODULE_HEADER);
        return module == null || module.isBlank() ? null : module.strip();
    }

    /** Waits a moment, since resources of one bundle come one after the other. */
    private void refreshSoon(String name) {
        later(() -> refresh(name), GATHER_MILLIS);
    }

    /** Tasks handle their own failures. */
    @SuppressWarnings("FutureReturnValueIgnored")
    private void later(Runnable task, long millis) {
        if (!worker.isShutdown()) {
            worker.schedule(task, millis, TimeUnit.MILLISECONDS);
        }
    }

    private synchronized void refresh(String name) {
        Application application = applications.get(name);
        if (application == null || worker.isShutdown()) {
            return;
        }
        try {
            retire(application.refresh(context, new KnownModules(name, metadata, labels, application::withdrawn)));
            LOG.debug("Resources of {} are up to date", name.isEmpty() ? "the platform" : name);
        } catch (ServletException | RuntimeException e) {
            LOG.error("Resources of {} cannot be served", name.isEmpty() ? "the platform" : name, e);
        }
    }

    private void retire(@Nullable JerseyServlet former) {
        if (former != null) {
            later(former::destroy, LAST_REQUEST_MILLIS);
        }
    }

    /** Takes everything away. */
    @Deactivate
    synchronized void stop() {
        worker.shutdownNow();
        for (Application application : applications.values()) {
            try {
                JerseyServlet former = application.close();
                if (former != null) {
                    former.destroy();
                }
            } catch (ServletException | RuntimeException e) {
                LOG.warn("An application of resources did not close", e);
            }
        }
        applications.clear();
    }
}
