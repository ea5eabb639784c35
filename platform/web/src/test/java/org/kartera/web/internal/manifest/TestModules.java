package org.kartera.web.internal.manifest;

import java.net.URL;
import java.util.Map;

/** Modules without bundles. */
public final class TestModules {
    private final UiModules modules;

    public TestModules(Layouts layouts) {
        modules = new UiModules(layouts);
    }

    public UiModules modules() {
        return modules;
    }

    /** As if it were enabled. */
    public void enable(String name, String version, Map<String, URL> files) {
        modules.add(name, version, files);
    }

    /** As if it were disabled. */
    public void disable(String name) {
        modules.remove(name);
    }
}
