package org.kartera.records.internal.configuration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kartera.platform.configuration.Refusal;
import org.kartera.records.configuration.ConfigurationError;
import org.kartera.records.configuration.ConfigurationPackage.Manifest;
import org.kartera.records.module.ModuleInfo;
import org.kartera.records.module.ModuleState;
import org.osgi.framework.Version;
import org.osgi.framework.VersionRange;

/**
 * What there is here for packages to need.
 *
 * @param kartera the version of Kartera
 * @param modules the versions of those that are enabled, by name
 */
record Requirements(Version kartera, Map<String, Version> modules) {
    private static final int OF_KARTERA = 1;
    private static final int OF_MODULE = 2;

    static Requirements of(Version kartera, List<ModuleInfo> modules) {
        Map<String, Version> enabled = new LinkedHashMap<>();
        modules.stream()
                .filter(module -> module.state() == ModuleState.ENABLED)
                .forEach(module -> enabled.put(module.name(), Version.parseVersion(module.version())));
        return new Requirements(kartera, enabled);
    }

    /** What a package asks for, in ranges and by the things that it has, and is not here. */
    List<Refusal> unmet(Map<String, String> ranges, Set<String> needed) {
        List<Refusal> unmet = new ArrayList<>();
        ranges.forEach((name, range) -> {
            boolean kernel = name.equals(Manifest.KARTERA);
            Version here = kernel ? kartera : modules.get(name);
            if (here == null) {
                unmet.add(refusal(ConfigurationError.PACKAGE_MODULE_MISSING, name));
            } else if (!VersionRange.valueOf(range).includes(release(here))) {
                boolean newer =
                        release(here).compareTo(VersionRange.valueOf(range).getLeft()) < 0;
                unmet.add(refusal(
                        newer ? ConfigurationError.PACKAGE_NEWER : ConfigurationError.PACKAGE_OUTDATED,
                        range,
                        release(here).toString(),
                        kernel ? OF_KARTERA : OF_MODULE,
                        kernel ? "" : name));
            }
        });
        needed.stream()
                .filter(name -> !modules.containsKey(name) && !ranges.containsKey(name))
                .forEach(name -> unmet.add(refusal(ConfigurationError.PACKAGE_MODULE_MISSING, name)));
        return unmet;
    }

    private static Refusal refusal(ConfigurationError code, Object... args) {
        return new Refusal("", "", code, List.of(args));
    }

    private static Version release(Version version) {
        return new Version(version.getMajor(), version.getMinor(), version.getMicro());
    }

    /** The ranges that a package of things from here needs: this version and later ones without a break. */
    Map<String, String> ranges(Set<String> needed) {
        Map<String, String> ranges = new LinkedHashMap<>();
        ranges.put(Manifest.KARTERA, range(kartera));
        needed.forEach(name -> {
            Version here = modules.get(name);
            if (here != null) {
                ranges.put(name, range(here));
            }
        });
        return ranges;
    }

    private static String range(Version here) {
        return new VersionRange(
                        VersionRange.LEFT_CLOSED,
                        new Version(here.getMajor(), here.getMinor(), 0),
                        new Version(here.getMajor() + 1, 0, 0),
                        VersionRange.RIGHT_OPEN)
                .toString();
    }
}
