package org.kartera.records.internal.module;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kartera.records.internal.module.Hosted.Arrival;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.Constants;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleWire;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.tracker.BundleTracker;
import org.osgi.util.tracker.BundleTrackerCustomizer;

/**
 * Tells the host of bundles that are modules, however they came. A module says so by the capability {@value #MODULE} (attributes {@code name}, and
 * {@code kernel} of a part of the kernel), and names its classes by {@value #RECORD} and {@value #MIXIN}.
 */
@Component(
        service = {},
        immediate = true)
public final class BundleModules implements BundleTrackerCustomizer<Arrival> {
    static final String MODULE = "kartera.module";
    static final String RECORD = "kartera.record";
    static final String MIXIN = "kartera.mixin";
    private static final String API = ".api";

    private final BundleContext context;
    private final ModuleHost host;
    private final BundleTracker<Arrival> tracker;

    @Activate
    public BundleModules(BundleContext context, @Reference ModuleHost host) {
        this.context = context;
        this.host = host;
        this.tracker = new BundleTracker<>(context, Bundle.ACTIVE, this);
        tracker.open();
    }

    /** Stops following; the host lets go of the modules by itself. */
    @Deactivate
    public void close() {
        tracker.close();
    }

    @Override
    public @Nullable Arrival addingBundle(Bundle bundle, @Nullable BundleEvent event) {
        BundleWiring wiring = bundle.adapt(BundleWiring.class);
        if (wiring == null) {
            return null;
        }
        for (BundleCapability capability : wiring.getCapabilities(MODULE)) {
            if (capability.getAttributes().get("name") instanceof String name) {
                Arrival arrival = new Arrival(
                        name,
                        bundle.getVersion().toString(),
                        bundle.getBundleId(),
                        Boolean.parseBoolean(
                                String.valueOf(capability.getAttributes().get("kernel"))),
                        uses(name, wiring),
                        () -> content(name, bundle, wiring, context),
                        bundle::getEntry);
                host.arrive(arrival);
                return arrival;
            }
        }
        return null;
    }

    @Override
    public void modifiedBundle(Bundle bundle, @Nullable BundleEvent event, Arrival arrival) {}

    @Override
    public void removedBundle(Bundle bundle, @Nullable BundleEvent event, Arrival arrival) {
        boolean stopping = context.getBundle(Constants.SYSTEM_BUNDLE_ID).getState() == Bundle.STOPPING;
        host.depart(arrival.name(), arrival.bundle(), stopping);
    }

    /** Modules whose API packages the bundle imports: {@code contacts}, of a bundle called {@code org.kartera.contacts.api}. */
    private static Set<String> uses(String name, BundleWiring wiring) {
        Set<String> modules = new LinkedHashSet<>();
        for (BundleWire wire : wiring.getRequiredWires(PackageNamespace.PACKAGE_NAMESPACE)) {
            String provider = wire.getProvider().getSymbolicName();
            if (provider.endsWith(API) && !provider.equals("org.kartera.platform" + API)) {
                String module = provider.substring(0, provider.length() - API.length());
                modules.add(module.substring(module.lastIndexOf('.') + 1));
            }
        }
        modules.remove(name);
        return modules;
    }

    private static ModuleContent content(String name, Bundle bundle, BundleWiring wiring, BundleContext context) {
        ClassLoader loader = wiring.getClassLoader();
        if (loader == null) {
            throw new ModuleFailure("The bundle is no longer in use.");
        }
        Set<String> reached = new RefreshSet(context, Set.of(bundle.getSymbolicName())).ofAdding(wiring.getRevision());
        if (!reached.isEmpty()) {
            throw new ModuleFailure("Exports packages that " + String.join(", ", reached) + " would be wired to.");
        }
        return new ModuleContent(
                name,
                bundle.getVersion().toString(),
                classes(bundle, wiring, RECORD),
                classes(bundle, wiring, MIXIN),
                loader);
    }

    private static List<Class<?>> classes(Bundle bundle, BundleWiring wiring, String namespace) {
        List<Class<?>> found = new ArrayList<>();
        for (BundleCapability capability : wiring.getCapabilities(namespace)) {
            String type = String.valueOf(capability.getAttributes().get("class"));
            try {
                found.add(bundle.loadClass(type));
            } catch (ClassNotFoundException | NoClassDefFoundError e) {
                throw new ModuleFailure("The class " + type + " of "
                        + capability.getAttributes().get(namespace) + " cannot be loaded: " + e.getMessage() + ".");
            }
        }
        return found;
    }
}
