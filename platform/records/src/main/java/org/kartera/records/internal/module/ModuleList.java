package org.kartera.records.internal.module;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.records.module.ModuleInfo;
import org.kartera.records.module.ModuleState;

/** What can be told of the modules at any moment, by any thread. */
final class ModuleList {
    private final ModuleInstaller installer;
    private volatile Map<String, ModuleInfo> snapshot = Map.of();

    ModuleList(ModuleInstaller installer) {
        this.installer = installer;
    }

    /** They are so now. Only on the thread of the modules. */
    void remember(Collection<Hosted> modules) {
        Map<String, ModuleInfo> infos = new TreeMap<>();
        modules.forEach(module -> infos.put(module.name, module.info()));
        snapshot = Map.copyOf(infos);
    }

    /** All that are here, delivered or known from before, by name. */
    List<ModuleInfo> list() {
        Map<String, ModuleInfo> all = new TreeMap<>(snapshot);
        installer.delivered().forEach(name -> all.putIfAbsent(name, ModuleInfo.available(name)));
        return List.copyOf(all.values());
    }

    /** One of them; 404 {@code no-such-module}. */
    ModuleInfo module(String name) {
        return list().stream()
                .filter(info -> info.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new CrmException(StandardError.NO_SUCH_MODULE, name));
    }

    /** Whether those that are {@code expected} have come or failed, and none is on its way. */
    boolean settled(Set<String> expected) {
        Map<String, ModuleInfo> now = snapshot;
        return expected.stream()
                        .map(now::get)
                        .allMatch(info -> info != null && info.state().settled())
                && now.values().stream().noneMatch(info -> info.state() == ModuleState.STARTING);
    }
}
