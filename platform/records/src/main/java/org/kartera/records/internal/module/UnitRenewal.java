package org.kartera.records.internal.module;

import java.time.Duration;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lets record types change while their modules are in use. For any thread. */
public final class UnitRenewal {
    private final ModuleThread thread;
    private final Landscape landscape;
    private final ModuleLife life;
    private final Gates gates;

    UnitRenewal(ModuleThread thread, Landscape landscape, ModuleLife life, Gates gates) {
        this.thread = thread;
        this.landscape = landscape;
        this.life = life;
        this.gates = gates;
    }

    /** Does {@code change} on the thread of the modules, alone; what it throws is thrown here. */
    public <T> T alone(Supplier<T> change) {
        AtomicReference<@Nullable T> answer = new AtomicReference<>();
        thread.run(() -> answer.set(change.get()));
        return Objects.requireNonNull(answer.get());
    }

    /** Does it there, not before {@code pause} is over. Returns at once. */
    public void later(Runnable change, Duration pause) {
        thread.post(change, pause);
    }

    /** Does it there as soon as possible. Returns at once. */
    public void soon(Runnable change) {
        thread.post(change);
    }

    /**
     * Does {@code work} while nobody writes into the module: who is at it ends first, who comes waits for a moment. Nothing is done where what is at it does
     * not end within {@code limit}. Only on the thread of the modules.
     */
    public <T> Optional<T> alone(String module, Duration limit, Supplier<T> work) {
        gates.pause(module);
        try {
            return gates.drain(module, limit) ? Optional.of(work.get()) : Optional.empty();
        } finally {
            gates.resume(module);
        }
    }

    /** Takes an enabled module as it is declared now, and publishes it. Only on the thread of the modules; where it fails, the module is as before. */
    public void redeclare(String module) {
        life.redeclare(landscape.known(module));
        landscape.publish();
    }

    /** Why the module is not enabled; empty where it is. Only on the thread of the modules. */
    public String reason(String module) {
        return landscape.known(module).reason();
    }

    /** Whether the module is enabled. Only on the thread of the modules. */
    public boolean enabled(String module) {
        return landscape.knows(module) && landscape.known(module).enabled();
    }

    /**
     * Opens the units of those of {@code modules} that are enabled with the fields that their record types have now, and publishes them. What is in flight
     * ends with those it began with. Only on the thread of the modules; where it fails, the modules are as before.
     */
    public void renew(Collection<String> modules) {
        modules.stream()
                .filter(landscape::knows)
                .map(landscape::known)
                .filter(Hosted::enabled)
                .forEach(life::renew);
        landscape.publish();
    }
}
