package org.kartera.records.internal.module;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.module.Module;
import org.kartera.platform.module.Probe;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;
import org.osgi.service.condition.Condition;

/** Publishes the condition for which a module's components wait, sees them come to life, and asks its probes. */
@Component(service = ModulePublication.class)
public final class ConditionPublication implements ModulePublication {
    private static final long ACTIVATION_MILLIS = 20_000;
    private static final long PATIENCE_MILLIS = 5_000;
    private static final long STEP_MILLIS = 20;
    private static final String CAUSED_BY = "Caused by: ";

    private final BundleContext context;
    private final ServiceComponentRuntime runtime;
    private final Map<String, Announcement> announcements = new ConcurrentHashMap<>();

    /** What a module can know of itself. */
    private record Enabled(String name, String version) implements Module {}

    @Activate
    public ConditionPublication(BundleContext context, @Reference ServiceComponentRuntime runtime) {
        this.context = context;
        this.runtime = runtime;
    }

    @Override
    public void publish(String name, String version, long bundle) {
        Announcement announcement = new Announcement(name, version);
        announcements.put(name, announcement);
        within(
                ACTIVATION_MILLIS,
                "kartera-activation",
                announcement::make,
                "One of its components has not come to life within " + ACTIVATION_MILLIS / 1000 + " s.");
        Bundle module = context.getBundle(bundle);
        if (module != null) {
            awaitComponents(module);
            probe(module);
        }
    }

    /** What tells everybody that a module is there. Its components come to life on the thread that makes it, which may never return from one of them. */
    private final class Announcement {
        private final String name;
        private final String version;
        private final List<ServiceRegistration<?>> registrations = new ArrayList<>();
        private boolean over;

        Announcement(String name, String version) {
            this.name = name;
            this.version = version;
        }

        boolean make() {
            keep(context.registerService(
                    Condition.class,
                    Condition.INSTANCE,
                    FrameworkUtil.asDictionary(Map.of(Condition.CONDITION_ID, "kartera." + name))));
            if (!isOver()) {
                keep(context.registerService(
                        Module.class,
                        new Enabled(name, version),
                        FrameworkUtil.asDictionary(Map.of("kartera.module", name))));
            }
            return true;
        }

        private void keep(ServiceRegistration<?> made) {
            if (!kept(made)) {
                made.unregister();
            }
        }

        private synchronized boolean kept(ServiceRegistration<?> made) {
            return !over && registrations.add(made);
        }

        private synchronized boolean isOver() {
            return over;
        }

        private synchronized List<ServiceRegistration<?>> end() {
            over = true;
            return List.copyOf(registrations);
        }

        void withdraw() {
            List<ServiceRegistration<?>> made = end();
            for (int index = made.size() - 1; index >= 0; index--) {
                made.get(index).unregister();
            }
        }
    }

    /** Does {@code work} on a thread of its own; what it throws is thrown here, and {@code late} is the failure where it takes longer than {@code millis}. */
    private static void within(long millis, String thread, Callable<Boolean> work, String late) {
        FutureTask<Boolean> task = new FutureTask<>(work);
        Thread worker = new Thread(task, thread);
        worker.setDaemon(true);
        worker.start();
        try {
            task.get(millis, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new ModuleFailure("Fails with " + e.getCause());
        } catch (TimeoutException e) {
            worker.interrupt();
            throw new ModuleFailure(late);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ModuleFailure("The server is stopping.");
        }
    }

    @Override
    public void withdraw(String name) {
        Announcement announcement = announcements.remove(name);
        if (announcement != null) {
            announcement.withdraw();
        }
    }

    private void awaitComponents(Bundle module) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
        List<String> waiting = waiting(module);
        while (!waiting.isEmpty()) {
            if (System.nanoTime() > end) {
                throw new ModuleFailure(String.join(" ", waiting));
            }
            try {
                Thread.sleep(STEP_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ModuleFailure("The server is stopping.");
            }
            waiting = waiting(module);
        }
    }

    /** What the components that do not live yet wait for; a broken one is a failure at once. */
    private List<String> waiting(Bundle module) {
        List<String> waiting = new ArrayList<>();
        for (ComponentDescriptionDTO component : runtime.getComponentDescriptionDTOs(module)) {
            for (ComponentConfigurationDTO state : runtime.getComponentConfigurationDTOs(component)) {
                if (state.state == ComponentConfigurationDTO.FAILED_ACTIVATION) {
                    throw new ModuleFailure("The component " + component.name + " is broken: " + cause(state.failure));
                } else if (state.state == ComponentConfigurationDTO.UNSATISFIED_REFERENCE) {
                    waiting.add("The component " + component.name + " waits for " + wants(component, state) + ".");
                }
            }
        }
        return waiting;
    }

    private static String wants(ComponentDescriptionDTO component, ComponentConfigurationDTO state) {
        List<String> services = new ArrayList<>();
        for (UnsatisfiedReferenceDTO reference : state.unsatisfiedReferences) {
            Arrays.stream(component.references)
                    .filter(declared -> declared.name.equals(reference.name))
                    .map(declared -> declared.interfaceName)
                    .findFirst()
                    .ifPresent(services::add);
        }
        return services.isEmpty() ? "a service" : String.join(", ", services);
    }

    /** The innermost cause of a stack trace. */
    private static String cause(@Nullable String failure) {
        if (failure == null) {
            return "unknown";
        }
        return failure.lines()
                .filter(line -> line.startsWith(CAUSED_BY))
                .reduce((former, later) -> later)
                .map(line -> line.substring(CAUSED_BY.length()))
                .orElseGet(() -> failure.lines().findFirst().orElse("unknown"));
    }

    private void probe(Bundle module) {
        try {
            for (ServiceReference<Probe> reference : context.getServiceReferences(Probe.class, null)) {
                if (module.equals(reference.getBundle())) {
                    probe(reference);
                }
            }
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private void probe(ServiceReference<Probe> reference) {
        Probe probe = context.getService(reference);
        if (probe == null) {
            return;
        }
        try {
            within(
                    PATIENCE_MILLIS,
                    "kartera-probe",
                    () -> {
                        probe.check();
                        return true;
                    },
                    "Its probe has not answered within " + PATIENCE_MILLIS / 1000 + " s.");
        } finally {
            context.ungetService(reference);
        }
    }
}
