package org.kartera.web.internal.manifest;

import java.net.URL;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.module.Module;
import org.kartera.records.module.ModuleNotes;
import org.kartera.web.internal.client.BundleFiles;
import org.kartera.web.internal.client.ScreenFiles;
import org.kartera.web.internal.client.StaticFile;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the modules that are enabled at this moment have for the client. The kernel tells of each before it announces the change to browsers, so that whoever
 * looks again sees it. Any thread.
 */
@Component(
        service = {UiModules.class, ScreenFiles.class, ModuleNotes.class},
        immediate = true)
public final class UiModules implements ScreenFiles, ModuleNotes {
    private static final Logger LOG = LoggerFactory.getLogger(UiModules.class);
    private static final String FOLDER = "KARTERA-INF/ui";
    private static final String HEADER = "Kartera-Module";
    private static final String ADDRESS = "/ui/modules/";
    private static final int PARTS = 3;

    private final @Nullable BundleContext context;
    private final Layouts layouts;
    private volatile Map<String, UiModule> modules = Map.of();

    @Activate
    public UiModules(BundleContext context, @Reference Layouts layouts) {
        this.context = context;
        this.layouts = layouts;
    }

    /** Outside OSGi, where modules are told of by {@link #add}. */
    UiModules(Layouts layouts) {
        this.context = null;
        this.layouts = layouts;
    }

    /** A module was enabled. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addModule(Module module) {
        bundle(module).ifPresent(bundle -> add(module.name(), module.version(), BundleFiles.below(bundle, FOLDER)));
    }

    /** It was disabled, or goes. */
    void removeModule(Module module) {
        remove(module.name());
    }

    private Optional<Bundle> bundle(Module module) {
        return context == null
                ? Optional.empty()
                : Arrays.stream(context.getBundles())
                        .filter(bundle ->
                                module.name().equals(bundle.getHeaders("").get(HEADER)))
                        .filter(bundle -> bundle.getVersion().toString().equals(module.version()))
                        .findFirst();
    }

    /** {@code files} are those of its folder {@code ui}. */
    synchronized void add(String name, String version, Map<String, URL> files) {
        if (files.isEmpty()) {
            return;
        }
        Map<String, UiModule> next = new TreeMap<>(modules);
        next.put(name, UiModule.of(name, version, files));
        modules = next;
        notes(name).forEach(note -> LOG.warn("Module {}: {}", name, note));
    }

    synchronized void remove(String name) {
        Map<String, UiModule> next = new TreeMap<>(modules);
        next.remove(name);
        modules = next;
    }

    /** Those that have anything, by name. */
    List<UiModule> present() {
        return List.copyOf(modules.values());
    }

    @Override
    public Optional<StaticFile> at(String address) {
        if (!address.startsWith(ADDRESS)) {
            return Optional.empty();
        }
        String[] parts = address.substring(ADDRESS.length()).split("/", PARTS);
        UiModule module = modules.get(parts[0]);
        return module != null && parts.length == PARTS && module.hash().equals(parts[1])
                ? Optional.ofNullable(module.files().get(parts[2]))
                : Optional.empty();
    }

    @Override
    public List<String> notes(String module) {
        UiModule present = modules.get(module);
        return present == null ? List.of() : layouts.faults(present);
    }

    /** The address of a module's screen. */
    static String entry(UiModule module) {
        return ADDRESS + module.name() + "/" + module.hash() + "/" + UiModule.ENTRY;
    }

    /** What the client has to know of the screens, by module. */
    List<Map<String, Object>> screens() {
        return present().stream()
                .filter(UiModule::screen)
                .<Map<String, Object>>map(module -> {
                    Map<String, Object> screen = new LinkedHashMap<>();
                    screen.put("name", module.name());
                    screen.put("version", module.version());
                    screen.put("hash", module.hash());
                    screen.put("api", UiModule.API);
                    screen.put("entry", entry(module));
                    return screen;
                })
                .toList();
    }
}
