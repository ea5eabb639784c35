package org.kartera.records.internal.module;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.karaf.features.BundleInfo;
import org.apache.karaf.features.Feature;
import org.apache.karaf.features.FeaturesService;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Version;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Installs modules as Karaf features: the module {@code visits} is the feature {@code kartera-visits}. Nothing else is refreshed on the way. */
@Component(service = ModuleInstaller.class)
public final class KarafInstaller implements ModuleInstaller {
    private static final Logger LOG = LoggerFactory.getLogger(KarafInstaller.class);
    private static final String PREFIX = "kartera-";
    /** Says of a feature that it is a module, and of which bundle. */
    private static final String BUNDLE = "org.kartera/org.kartera.";
    /** Before the location of a bundle that is looked at and not kept. */
    private static final String TRIAL = "kartera-trial:";

    private final BundleContext context;
    private final FeaturesService features;

    @Activate
    public KarafInstaller(BundleContext context, @Reference FeaturesService features) {
        this.context = context;
        this.features = features;
    }

    @Override
    public Set<String> delivered() {
        Set<String> names = new LinkedHashSet<>();
        try {
            for (Feature feature : features.listFeatures()) {
                if (isModule(feature)) {
                    names.add(feature.getName().substring(PREFIX.length()));
                }
            }
        } catch (Exception e) {
            LOG.warn("The features cannot be listed", e);
        }
        return names;
    }

    private static boolean isModule(Feature feature) {
        if (!feature.getName().startsWith(PREFIX)) {
            return false;
        }
        String bundle = BUNDLE + feature.getName().substring(PREFIX.length()) + "/";
        return feature.getBundles().stream().anyMatch(info -> info.getLocation().contains(bundle))
                && !feature.isHidden();
    }

    @Override
    public void install(String name) {
        install(name, newest(name));
    }

    private void install(String name, Feature feature) {
        refuseRefresh(name, feature);
        try {
            features.installFeature(
                    feature.getId(),
                    EnumSet.of(FeaturesService.Option.NoAutoRefreshBundles, FeaturesService.Option.Upgrade));
        } catch (Exception e) {
            throw new ModuleFailure("Cannot be installed: " + e.getMessage());
        }
    }

    /** Lets the framework read the bundles that are new, which are gone again when this returns, and compares what they would reach. */
    private void refuseRefresh(String name, Feature feature) {
        List<Bundle> arriving = new ArrayList<>();
        try {
            for (BundleInfo info : feature.getBundles()) {
                if (context.getBundle(info.getLocation()) == null) {
                    arriving.add(context.installBundle(TRIAL + info.getLocation(), open(info.getLocation())));
                }
            }
            Set<String> own = arriving.stream().map(Bundle::getSymbolicName).collect(Collectors.toSet());
            RefreshSet refresh = new RefreshSet(context, own);
            List<Bundle> replaced = Arrays.stream(context.getBundles())
                    .filter(bundle -> own.contains(bundle.getSymbolicName()) && !arriving.contains(bundle))
                    .toList();
            Set<String> reached = new TreeSet<>(replaced.isEmpty() ? Set.of() : refresh.ofReplacing(replaced));
            arriving.forEach(bundle -> reached.addAll(refresh.ofAdding(bundle.adapt(BundleRevision.class))));
            refuse(name, reached);
        } catch (BundleException | IOException e) {
            throw new ModuleFailure("Cannot be installed: " + e.getMessage());
        } finally {
            arriving.forEach(KarafInstaller::forget);
        }
    }

    private static InputStream open(String location) throws IOException {
        return URI.create(location).toURL().openStream();
    }

    private static void refuse(String name, Set<String> reached) {
        if (!reached.isEmpty()) {
            throw new CrmException(StandardError.MODULE_REFRESH_REFUSED, name, String.join(", ", reached));
        }
    }

    private static void forget(Bundle trial) {
        try {
            trial.uninstall();
        } catch (BundleException e) {
            LOG.warn("{} stays installed, and is not started", trial, e);
        }
    }

    @Override
    public void update(String name, long bundle) {
        Bundle present = context.getBundle(bundle);
        Feature newest = newest(name);
        if (present == null || !same(newest, present)) {
            install(name, newest);
            return;
        }
        refuse(name, new RefreshSet(context, Set.of(present.getSymbolicName())).ofReplacing(List.of(present)));
        try {
            present.update();
        } catch (BundleException e) {
            throw new ModuleFailure("Cannot be updated: " + e.getMessage());
        }
    }

    private static boolean same(Feature feature, Bundle bundle) {
        return version(feature).equals(bundle.getVersion());
    }

    private static Version version(Feature feature) {
        return Version.parseVersion(feature.getVersion().replace("-SNAPSHOT", ".SNAPSHOT"));
    }

    private Feature newest(String name) {
        try {
            return Arrays.stream(features.getFeatures(PREFIX + name))
                    .max(Comparator.comparing(KarafInstaller::version))
                    .orElseThrow(() -> new ModuleFailure("Is not delivered."));
        } catch (ModuleFailure e) {
            throw e;
        } catch (Exception e) {
            throw new ModuleFailure("The features cannot be listed: " + e.getMessage());
        }
    }
}
