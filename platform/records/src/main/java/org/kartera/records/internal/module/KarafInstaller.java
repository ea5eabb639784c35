package org.kartera.records.internal.module;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.karaf.features.Feature;
import org.apache.karaf.features.FeaturesService;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Version;
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
        try {
            features.installFeature(newest(name).getId(), EnumSet.of(FeaturesService.Option.NoAutoRefreshBundles));
        } catch (ModuleFailure e) {
            throw e;
        } catch (Exception e) {
            throw new ModuleFailure("Cannot be installed: " + e.getMessage());
        }
    }

    @Override
    public void update(String name, long bundle) {
        Bundle present = context.getBundle(bundle);
        try {
            Feature newest = newest(name);
            if (present != null && same(newest, present)) {
                present.update();
            } else {
                install(name);
            }
        } catch (BundleException e) {
            throw new ModuleFailure("Cannot be updated: " + e.getMessage());
        }
    }

    private static boolean same(Feature feature, Bundle bundle) {
        return Version.parseVersion(feature.getVersion().replace("-SNAPSHOT", ".SNAPSHOT"))
                .equals(bundle.getVersion());
    }

    private Feature newest(String name) {
        try {
            return Arrays.stream(features.getFeatures(PREFIX + name))
                    .max(Comparator.comparing(
                            feature -> Version.parseVersion(feature.getVersion().replace("-SNAPSHOT", ".SNAPSHOT"))))
                    .orElseThrow(() -> new ModuleFailure("Is not delivered."));
        } catch (ModuleFailure e) {
            throw e;
        } catch (Exception e) {
            throw new ModuleFailure("The features cannot be listed: " + e.getMessage());
        }
    }
}
