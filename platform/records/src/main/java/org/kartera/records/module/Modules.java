package org.kartera.records.module;

import java.util.List;
import java.util.Locale;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The modules of this installation. A service. Whoever asks for a change waits for its end; what was decided is stored before the call returns and survives
 * restarts.
 */
@ProviderType
public interface Modules {
    /** All that are installed, delivered or known from before, by name. */
    List<ModuleInfo> list();

    /** One of them; 404 {@code no-such-module}. */
    ModuleInfo module(String name);

    /** What people call a module; its short name and nothing more where it is not installed. Any thread. */
    ModuleTexts texts(String name, Locale locale);

    /**
     * Enables a module, with those that it requires, and installs what is delivered and not installed yet. Without effect on one that is
     * enabled already; one that failed is tried again. Returns how it fares then, which may be {@link ModuleState#FAILED}; 404
     * {@code no-such-module}.
     */
    ModuleInfo enable(String name);

    /**
     * Disables a module: what is in flight in it is finished, its data stays. 409 {@code module-required} when an enabled module requires it, unless
     * {@code cascade}: then those are disabled first. 404 {@code no-such-module}, 409 also for a part of the kernel.
     */
    ModuleInfo disable(String name, boolean cascade);

    /** Installs the newest version that is delivered in the place of the present one; 404 {@code no-such-module}. */
    ModuleInfo update(String name);

    /** Whether every module that should be enabled is, or has failed. */
    boolean ready();
}
