package org.kartera.records.internal.module;

import java.time.Duration;
import java.util.Collection;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lets record types change while their modules are in use. For any thread. */
public final class UnitRenewal {
    private final ModuleThread thread;
    private final Landscape landscape;
    private final ModuleLife life;

    UnitRenewal(ModuleThread thread, Landscape landscape, ModuleLife life) {
        this.thread = thread;
        this.landscape = landscape;
        this.life = life;
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
