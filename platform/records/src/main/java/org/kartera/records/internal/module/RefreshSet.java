package org.kartera.records.internal.module;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.namespace.HostNamespace;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.BundleWire;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.resource.Namespace;

/** What a change of a module's bundles would refresh, and so restart, beyond the module: the symbolic names of those bundles, none where it stays inside. */
final class RefreshSet {
    private final BundleContext context;
    private final Set<String> own;

    /** {@code own} are the symbolic names of the module's bundles. */
    RefreshSet(BundleContext context, Set<String> own) {
        this.context = context;
        this.own = Set.copyOf(own);
    }

    /** Of replacing {@code present}: who is wired to them, directly or not. */
    Set<String> ofReplacing(Collection<Bundle> present) {
        FrameworkWiring framework =
                context.getBundle(Constants.SYSTEM_BUNDLE_ID).adapt(FrameworkWiring.class);
        return others(framework.getDependencyClosure(present));
    }

    /** Of letting {@code arriving} in: whose host it would join, and who imports what it exports from somebody else, or could not import it so far. */
    Set<String> ofAdding(BundleRevision arriving) {
        Set<String> reached = new TreeSet<>();
        List<BundleRequirement> hosts = arriving.getDeclaredRequirements(HostNamespace.HOST_NAMESPACE);
        List<BundleCapability> exports = arriving.getDeclaredCapabilities(PackageNamespace.PACKAGE_NAMESPACE);
        for (Bundle bundle : context.getBundles()) {
            BundleWiring wiring = bundle.adapt(BundleWiring.class);
            if (wiring == null || own.contains(bundle.getSymbolicName())) {
                continue;
            }
            boolean hosting = wiring.getCapabilities(HostNamespace.HOST_NAMESPACE).stream()
                    .anyMatch(host -> hosts.stream().anyMatch(wanted -> wanted.matches(host)));
            if (hosting || exports.stream().anyMatch(export -> draws(wiring, export))) {
                reached.add(bundle.getSymbolicName());
            }
        }
        return reached;
    }

    private boolean draws(BundleWiring importer, BundleCapability export) {
        for (BundleWire wire : importer.getRequiredWires(PackageNamespace.PACKAGE_NAMESPACE)) {
            if (!own.contains(wire.getProvider().getSymbolicName())
                    && !isDynamic(wire.getRequirement())
                    && wire.getRequirement().matches(export)) {
                return true;
            }
        }
        return importer.getRevision().getDeclaredRequirements(PackageNamespace.PACKAGE_NAMESPACE).stream()
                .filter(RefreshSet::isOptional)
                .filter(wanted -> importer.getRequiredWires(PackageNamespace.PACKAGE_NAMESPACE).stream()
                        .noneMatch(wire -> wire.getRequirement().equals(wanted)))
                .anyMatch(wanted -> wanted.matches(export));
    }

    private static boolean isOptional(BundleRequirement requirement) {
        return Namespace.RESOLUTION_OPTIONAL.equals(
                requirement.getDirectives().get(Namespace.REQUIREMENT_RESOLUTION_DIRECTIVE));
    }

    /** Asked for only when a class is missed, and wired then without a refresh. */
    private static boolean isDynamic(BundleRequirement requirement) {
        return PackageNamespace.RESOLUTION_DYNAMIC.equals(
                requirement.getDirectives().get(Namespace.REQUIREMENT_RESOLUTION_DIRECTIVE));
    }

    private Set<String> others(Collection<Bundle> bundles) {
        Set<String> names = new TreeSet<>();
        bundles.stream()
                .map(Bundle::getSymbolicName)
                .filter(name -> !own.contains(name))
                .forEach(names::add);
        return names;
    }
}
