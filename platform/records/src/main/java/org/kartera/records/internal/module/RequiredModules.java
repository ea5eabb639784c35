package org.kartera.records.internal.module;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.kartera.platform.Caller;
import org.kartera.records.module.ModuleState;

/** Enables modules together with those that they require. Only the host's thread uses it. */
final class RequiredModules {
    private final Landscape landscape;
    private final ModuleLife life;

    RequiredModules(Landscape landscape, ModuleLife life) {
        this.landscape = landscape;
        this.life = life;
    }

    void start(Hosted module, Caller caller) {
        start(module, caller, new LinkedHashSet<>());
    }

    private void start(Hosted module, Caller caller, Set<String> under) {
        if (!under.add(module.name)) {
            return;
        }
        life.want(module, true);
        missing(module).forEach(required -> start(required, caller, under));
        life.start(module, caller);
        if (module.state() == ModuleState.FAILED) {
            List<Hosted> missing = missing(module);
            missing.forEach(required -> start(required, caller, under));
            if (!missing.isEmpty()) {
                life.start(module, caller);
            }
        }
    }

    private List<Hosted> missing(Hosted module) {
        return landscape.missing(module).stream()
                .filter(landscape::knows)
                .map(landscape::known)
                .toList();
    }
}
