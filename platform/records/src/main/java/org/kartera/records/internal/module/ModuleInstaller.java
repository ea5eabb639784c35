package org.kartera.records.internal.module;

import java.util.Set;

/** Installs modules that are delivered. Called by the kernel's own thread alone. */
public interface ModuleInstaller {
    /** Names of the modules that can be installed, installed or not. */
    Set<String> delivered();

    /** Installs one; its bundle arrives like any other. */
    void install(String name);

    /** Puts the newest version that is delivered in the place of the present bundle. */
    void update(String name, long bundle);

    /** Where nothing can be installed, in plain tests. */
    static ModuleInstaller none() {
        return new ModuleInstaller() {
            @Override
            public Set<String> delivered() {
                return Set.of();
            }

            @Override
            public void install(String name) {}

            @Override
            public void update(String name, long bundle) {}
        };
    }
}
