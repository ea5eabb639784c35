package org.kartera.records.internal.module;

import java.net.URL;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kartera.records.internal.metadata.RecordReader.Addition;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.module.ModuleInfo;
import org.kartera.records.module.ModuleState;

/** A module as the host has it. Only the host's thread touches it. */
final class Hosted {
    final String name;
    private String version = "";
    private boolean kernel;
    private boolean wanted = true;
    private ModuleState state = ModuleState.AVAILABLE;
    private String reason = "";
    private @Nullable Arrival arrival;
    private List<EntityType> types = List.of();
    private List<Addition> additions = List.of();
    private List<EntityType> known = List.of();
    private ModuleStore.@Nullable Stored last;
    private final Set<String> requires = new LinkedHashSet<>();

    /**
     * A module's bundle, or its like in a plain test.
     *
     * @param bundle id of the bundle; -1 in a plain test
     * @param kernel a part of the kernel
     * @param uses names of modules whose API it imports
     * @param content loads the classes, which may fail
     * @param files finds a file of the bundle by its path, also while the module is disabled
     */
    record Arrival(
            String name,
            String version,
            long bundle,
            boolean kernel,
            Set<String> uses,
            Supplier<ModuleContent> content,
            Function<String, @Nullable URL> files) {
        Arrival {
            uses = Set.copyOf(uses);
        }
    }

    Hosted(String name) {
        this.name = name;
    }

    /** As it was stored; {@code wanted} false means that an admin disabled it. */
    void remember(ModuleStore.Stored stored) {
        last = stored;
        version = stored.version();
        wanted = stored.wanted();
        state = wanted ? ModuleState.AVAILABLE : ModuleState.DISABLED;
        known = KnownEntities.read(stored.entities());
    }

    /** As it is to be stored. */
    ModuleStore.Stored stored() {
        ModuleStore.Stored now =
                new ModuleStore.Stored(name, version, wanted, state.name(), reason, KnownEntities.write(known));
        last = now;
        return now;
    }

    /** Whether this version was enabled when it was last stored, so that a restart is no news. */
    boolean enabledBefore() {
        return last != null
                && last.state().equals(ModuleState.ENABLED.name())
                && last.version().equals(version);
    }

    void arrive(Arrival arrived) {
        arrival = arrived;
        version = arrived.version();
        kernel = arrived.kernel();
        requires.clear();
        requires.addAll(arrived.uses());
    }

    /** Forgets the bundle and all its classes. */
    void depart() {
        arrival = null;
        types = List.of();
        additions = List.of();
        known = KnownEntities.read(KnownEntities.write(known));
    }

    Optional<Arrival> arrival() {
        return Optional.ofNullable(arrival);
    }

    void wanted(boolean whether) {
        wanted = whether;
    }

    boolean wanted() {
        return wanted;
    }

    /** Whether it was here when the server stopped, should be again, and has not come yet. */
    boolean awaited() {
        return arrival == null && wanted && state != ModuleState.FAILED && last != null && last.awaited();
    }

    boolean kernel() {
        return kernel;
    }

    ModuleState state() {
        return state;
    }

    boolean enabled() {
        return state == ModuleState.ENABLED;
    }

    void state(ModuleState next, String why) {
        state = next;
        reason = why;
    }

    String reason() {
        return reason;
    }

    String version() {
        return version;
    }

    /** Its own record types, without what others mix in; what it mixes in; which modules it needs. */
    void declare(List<EntityType> own, List<Addition> mixed, Set<String> needed) {
        types = own;
        additions = mixed;
        requires.addAll(needed);
    }

    List<EntityType> types() {
        return types;
    }

    List<Addition> additions() {
        return additions;
    }

    Set<String> requires() {
        return requires;
    }

    /** Its record types as they were when it was last enabled. */
    List<EntityType> known() {
        return known;
    }

    void known(List<EntityType> last) {
        known = last;
    }

    ModuleInfo info() {
        return new ModuleInfo(
                name,
                version,
                state,
                reason,
                arrival == null ? -1 : arrival.bundle(),
                List.copyOf(requires),
                known.stream().map(EntityType::name).sorted().toList(),
                kernel);
    }
}
