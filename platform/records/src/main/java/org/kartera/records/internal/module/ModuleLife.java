package org.kartera.records.internal.module;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.kartera.events.Entry;
import org.kartera.events.Feed;
import org.kartera.platform.Caller;
import org.kartera.records.internal.metadata.RecordReader;
import org.kartera.records.internal.metadata.RecordReader.Addition;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.module.ModuleState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes modules from one state to another, step by step, and back where a step fails. Only the host's thread uses it. */
final class ModuleLife {
    private static final Logger LOG = LoggerFactory.getLogger(ModuleLife.class);
    private static final Duration DRAIN = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Landscape landscape;
    private final ModuleTables tables;
    private final Gates gates;
    private final ModulePublication publication;
    private final ModuleStore store;
    private final Feed feed;
    private final CustomTypes custom;
    private final RecordReader reader = new RecordReader();

    ModuleLife(
            Landscape landscape,
            ModuleTables tables,
            Gates gates,
            ModulePublication publication,
            ModuleStore store,
            Feed feed,
            CustomTypes custom) {
        this.landscape = landscape;
        this.tables = tables;
        this.gates = gates;
        this.publication = publication;
        this.store = store;
        this.feed = feed;
        this.custom = custom;
    }

    /** Enables a module that is here and wanted, and then those that waited for it. */
    void start(Hosted module, Caller caller) {
        if (module.enabled() || !module.wanted() || module.arrival().isEmpty()) {
            return;
        }
        long begin = System.nanoTime();
        module.state(ModuleState.STARTING, "");
        try {
            declare(module);
            if (landscape.mayWait(module)) {
                module.state(ModuleState.STARTING, "Waits for " + String.join(", ", landscape.missing(module)) + ".");
                return;
            }
            requireOthers(module);
            prepare(module);
            goLive(module);
            LOG.info(
                    "Module {} {} is enabled ({} ms)",
                    module.name,
                    module.version(),
                    (System.nanoTime() - begin) / 1_000_000);
            if (!module.enabledBefore()) {
                record(DecisionWatcher.ENABLED, module, caller);
            }
            store.save(module.stored());
        } catch (RuntimeException | LinkageError e) {
            fail(module, e, caller);
        }
        landscape.waitingFor(module).forEach(other -> start(other, caller));
    }

    private void declare(Hosted module) {
        ModuleContent content = content(module);
        List<EntityType> types = new ArrayList<>(reader.records(module.name, content.records()));
        types.addAll(content.types());
        List<Addition> additions = reader.mixins(module.name, content.mixins());
        module.declare(types, additions, Landscape.needs(module.name, types, additions));
    }

    private void requireOthers(Hosted module) {
        List<String> missing = landscape.missing(module);
        if (!missing.isEmpty()) {
            throw new ModuleFailure("Needs " + String.join(", ", missing) + ", which "
                    + (missing.size() == 1 ? "is" : "are") + " not enabled.");
        }
        List<String> records = landscape.missingRecords(module);
        if (!records.isEmpty()) {
            throw new ModuleFailure(
                    "Refers to " + String.join(", ", records) + ", which no module that is enabled has.");
        }
    }

    private static ModuleContent content(Hosted module) {
        return module.arrival()
                .orElseThrow(() -> new ModuleFailure("Is not installed."))
                .content()
                .get();
    }

    private void prepare(Hosted module) {
        custom.giveWay(landscape.declared(module, module));
        try {
            open(module);
        } catch (RuntimeException e) {
            if (!custom.withdrawUnfinished(module.types(), ModuleFailure.reason(e))) {
                throw e;
            }
            declare(module);
            open(module);
        }
        custom.opened(module.types());
        for (Hosted other : landscape.extended(module)) {
            tables.open(
                    other.name, landscape.types(other, module), content(other).loader());
        }
    }

    private void open(Hosted module) {
        ModuleContent content = content(module);
        tables.migrate(content);
        tables.open(module.name, landscape.types(module, module), content.loader());
    }

    private void goLive(Hosted module) {
        module.state(ModuleState.ENABLED, "");
        gates.open(module.name);
        landscape.publish();
        // A part of the kernel lives by itself; some of its components wait for what modules bring.
        long components = module.kernel()
                ? -1L
                : module.arrival().map(Hosted.Arrival::bundle).orElse(-1L);
        publication.publish(module.name, module.version(), components);
    }

    private void fail(Hosted module, Throwable failure, Caller caller) {
        String reason = ModuleFailure.reason(failure);
        if (failure instanceof ModuleFailure) {
            LOG.warn("Module {} cannot be enabled: {}", module.name, reason);
        } else {
            LOG.error("Module {} cannot be enabled: {}", module.name, reason, failure);
        }
        leave(module, ModuleState.FAILED, reason);
        save(module);
        record(DecisionWatcher.FAILED, module, caller);
    }

    /**
     * Fails what still waits: modules among {@code expected} that have not come within {@code patience}, and those that wait for others, which keeps nobody
     * waiting any longer. They are tried when what they lack arrives.
     */
    void giveUpWaiting(Set<String> expected, Duration patience, Caller caller) {
        for (String name : expected) {
            Hosted module = landscape.module(name);
            if (module.arrival().isEmpty() && module.wanted()) {
                LOG.warn("Module {} has not come within {} s", name, patience.toSeconds());
                module.state(ModuleState.FAILED, "Has not come within " + patience.toSeconds() + " s.");
            }
        }
        landscape.all().stream()
                .filter(module -> module.state() == ModuleState.STARTING)
                .toList()
                .forEach(module -> start(module, caller));
    }

    /** Decides whether it should be enabled, which is stored before anything is done about it. */
    void want(Hosted module, boolean whether) {
        store.decide(module.stored(), whether);
        module.wanted(whether);
    }

    /** Takes a module out of service for good: no more work is let in, what is in flight is finished, then all of it goes. */
    void disable(Hosted module, Caller caller) {
        want(module, false);
        if (module.state() == ModuleState.DISABLED) {
            return;
        }
        disableHere(module);
        save(module);
        record(DecisionWatcher.DISABLED, module, caller);
    }

    /** The same on this node alone, where another one has decided it and told everybody. */
    void disableHere(Hosted module) {
        module.wanted(false);
        if (module.state() != ModuleState.DISABLED) {
            leave(module, ModuleState.DISABLED, "");
            LOG.info("Module {} is disabled", module.name);
        }
    }

    /** The bundle goes, be it for ever, for an update or with the server: what is stored stays. */
    void depart(Hosted module) {
        leave(module, module.wanted() ? ModuleState.AVAILABLE : ModuleState.DISABLED, "");
        module.depart();
        landscape.publish();
        LOG.info("Module {} is away", module.name);
    }

    /** It departed while the server goes on: stores that, and tells those who have it on their screens. */
    void gone(Hosted module, Caller caller) {
        save(module);
        record("module-gone", module, caller);
    }

    private void leave(Hosted module, ModuleState next, String reason) {
        boolean served = module.enabled();
        module.state(next, reason);
        gates.shut(module.name);
        landscape.publish();
        if (served && !gates.drain(module.name, DRAIN)) {
            LOG.warn("Module {} leaves with work in flight", module.name);
        }
        publication.withdraw(module.name);
        for (Hosted other : landscape.extended(module)) {
            reopen(other);
        }
        tables.close(module.name);
    }

    /** Takes an enabled module as it is declared now; where that fails, it is as before. */
    void redeclare(Hosted module) {
        List<EntityType> former = module.types();
        try {
            declare(module);
            prepare(module);
        } catch (RuntimeException e) {
            module.declare(former, module.additions(), Set.of());
            throw e;
        }
    }

    /** Opens the unit of an enabled module with the fields that its record types have now. */
    void renew(Hosted module) {
        tables.open(module.name, landscape.types(module, null), content(module).loader());
    }

    private void reopen(Hosted other) {
        try {
            renew(other);
        } catch (RuntimeException e) {
            LOG.error("The unit of module {} stays as it was", other.name, e);
        }
    }

    /** Stores how it fares; a failure to do so changes nothing else. */
    void save(Hosted module) {
        try {
            store.save(module.stored());
        } catch (RuntimeException e) {
            LOG.error("The state of module {} could not be stored", module.name, e);
        }
    }

    private void record(String kind, Hosted module, Caller caller) {
        ObjectNode details = JSON.createObjectNode();
        details.put("module", module.name);
        details.put("version", module.version());
        if (!module.reason().isEmpty()) {
            details.put("reason", module.reason());
        }
        try {
            feed.append(
                    List.of(new Entry(kind, null, null, 0, module.name, null, null, null, caller, details.toString())));
        } catch (RuntimeException e) {
            LOG.error("{} of {} could not be recorded", kind, module.name, e);
        }
    }

    /** Names, for a message. */
    static String names(List<Hosted> modules) {
        return modules.stream().map(module -> module.name).sorted().collect(Collectors.joining(", "));
    }
}
