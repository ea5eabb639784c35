package org.kartera.bnd;

import aQute.bnd.osgi.Analyzer;
import aQute.bnd.osgi.Constants;
import aQute.bnd.osgi.EmbeddedResource;
import aQute.bnd.osgi.Resource;
import aQute.bnd.service.AnalyzerPlugin;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Binds every DS component of a module to the life of that module.
 *
 * <p>In a bundle with the header {@value #MODULE_HEADER} each component description gets the target of its satisfying
 * condition (OSGi Compendium 8.1, 112.3.13), so that no component is live before the kernel publishes the condition
 * {@code kartera.<module>}. Other bundles are left as they are. A component with a satisfying condition of its own is
 * reported as an error.
 */
public final class ModulePlugin implements AnalyzerPlugin {

    static final String MODULE_HEADER = "Kartera-Module";

    private static final int AFTER_COMPONENT_ANNOTATIONS = 1_000;

    @Override
    public int ordering() {
        return AFTER_COMPONENT_ANNOTATIONS;
    }

    @Override
    public boolean analyzeJar(Analyzer bundle) throws Exception {
        String module = bundle.getProperty(MODULE_HEADER, "").trim();
        if (module.isEmpty()) {
            return false;
        }
        for (String path : bundle.parseHeader(bundle.getProperty(Constants.SERVICE_COMPONENT))
                .keyList()) {
            bind(bundle, path, module);
        }
        return false;
    }

    private static void bind(Analyzer bundle, String path, String module) throws Exception {
        @Nullable Resource resource = bundle.getJar().getResource(path);
        if (resource == null) {
            return;
        }
        ComponentDescription component = ComponentDescription.parse(resource.openInputStream());
        if (component.hasCondition()) {
            bundle.error("%s: %s is reserved for the life of the module", path, ComponentDescription.CONDITION);
            return;
        }
        component.require("(osgi.condition.id=kartera." + module + ")");
        byte[] xml = component.toString().getBytes(StandardCharsets.UTF_8);
        bundle.getJar().putResource(path, new EmbeddedResource(xml, resource.lastModified()));
    }
}
