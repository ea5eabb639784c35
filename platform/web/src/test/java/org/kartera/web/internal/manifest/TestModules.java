package org.kartera.web.internal.manifest;

import java.net.URL;
import java.util.Map;
import org.kartera.platform.Callers;
import org.kartera.platform.Messages;
import org.kartera.platform.record.Records;
import org.kartera.records.metadata.MetadataSource;
import org.kartera.web.internal.layer.StoredLayers;
import org.kartera.web.internal.view.Names;

/** Modules without bundles. */
public final class TestModules {
    private final Layouts layouts;
    private final UiModules modules;

    public TestModules(MetadataSource metadata, Records records) {
        layouts = new Layouts(metadata, records);
        modules = new UiModules(layouts);
    }

    /** What is laid over their layouts. */
    public Arrangements arrangements(StoredLayers layers, Names names, Messages messages, Callers callers) {
        return new Arrangements(modules, layouts, layers, names, messages, callers);
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
