package org.kartera.records.internal.module;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.kartera.events.Feed;
import org.kartera.platform.Caller;
import org.kartera.platform.Callers;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.records.internal.metadata.MetadataRegistry;
import org.kartera.records.module.ModuleInfo;
import org.kartera.records.module.ModuleState;
import org.kartera.records.module.Modules;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hosts the modules, all on one thread of its own, so that no two changes meet and no bundle's activation waits for the database. */
@Component(service = {Modules.class, ModuleHost.class})
public final class ModuleHost implements Modules, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ModuleHost.class);
    private static final Set<String> FIRST_START = Set.of("security", "contacts", "pipeline");
    /** After so long a module that should be enabled and is not installed keeps nobody waiting. */
    private static final Duration ARRIVAL = Duration.ofSeconds(60);

    private volatile @Nullable Thread worker;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread made = new Thread(task, "kartera-modules");
        made.setDaemon(true);
        worker = made;
        return made;
    });
    private final long begin = System.nanoTime();
    private final Callers callers;
    private final ModuleInstaller installer;
    private final Gates gates;
    private final Landscape landscape;
    private final ModuleLife life;
    private volatile Map<String, ModuleInfo> snapshot = Map.of();
    private volatile Set<String> expected = Set.of();

    /** In OSGi: the first start waits for the modules that are delivered enabled. */
    @Activate
    public ModuleHost(
            @Reference ModuleTables tables,
            @Reference MetadataRegistry metadata,
            @Reference Gates gates,
            @Reference ModulePublication publication,
            @Reference ModuleInstaller installer,
            @Reference ModuleStore store,
            @Reference Feed feed,
            @Reference Callers callers) {
        this(tables, metadata, gates, publication, installer, store, feed, callers, FIRST_START);
    }

    /** {@code firstStart} are the modules for which {@link #ready} waits where nothing is stored yet. */
    public ModuleHost(
            ModuleTables tables,
            MetadataRegistry metadata,
            Gates gates,
            ModulePublication publication,
            ModuleInstaller installer,
            ModuleStore store,
            Feed feed,
            Callers callers,
            Set<String> firstStart) {
        this.callers = callers;
        this.installer = installer;
        this.gates = gates;
        this.landscape = new Landscape(metadata);
        this.life = new ModuleLife(landscape, tables, gates, publication, store, feed);
        List<ModuleStore.Stored> stored = store.all();
        stored.forEach(module -> landscape.module(module.name()).remember(module));
        Set<String> awaited = new LinkedHashSet<>(stored.isEmpty() ? firstStart : Set.of());
        stored.stream().filter(ModuleStore.Stored::awaited).forEach(module -> awaited.add(module.name()));
        expected = Set.copyOf(awaited);
        landscape.publish();
        remember();
    }

    /** A module of classes alone is here, in a plain test: enabled when this returns, or failed. */
    public ModuleInfo mount(ModuleContent content) {
        Hosted.Arrival arrival =
                new Hosted.Arrival(content.name(), content.version(), -1, false, Set.of(), () -> content);
        run(() -> arrived(arrival, system()));
        return module(content.name());
    }

    /** A bundle is here. Returns at once. */
    void arrive(Hosted.Arrival arrival) {
        post(() -> arrived(arrival, system()));
    }

    private void arrived(Hosted.Arrival arrival, Caller caller) {
        Hosted module = landscape.module(arrival.name());
        if (module.arrival().isPresent() && module.arrival().get().bundle() != arrival.bundle()) {
            LOG.error("Bundle {} is ignored: module {} is there already", arrival.bundle(), arrival.name());
            return;
        }
        module.arrive(arrival);
        if (module.wanted()) {
            module.state(ModuleState.STARTING, "");
            remember();
        }
        life.start(module, caller);
    }

    /**
     * A bundle is about to go. Returns at once; nothing new is let in from here on.
     *
     * @param stopping the server stops, so that the bundle will be back
     */
    void depart(String name, long bundle, boolean stopping) {
        gates.shut(name);
        post(() -> {
            Hosted module = landscape.module(name);
            if (module.arrival().map(arrival -> arrival.bundle() == bundle).orElse(false)) {
                life.depart(module);
                if (!stopping) {
                    life.gone(module, system());
                }
            }
        });
    }

    @Override
    public List<ModuleInfo> list() {
        Map<String, ModuleInfo> all = new TreeMap<>(snapshot);
        installer.delivered().forEach(name -> all.putIfAbsent(name, available(name)));
        return List.copyOf(all.values());
    }

    private static ModuleInfo available(String name) {
        return new ModuleInfo(name, "", ModuleState.AVAILABLE, "", -1, List.of(), List.of(), false);
    }

    @Override
    public ModuleInfo module(String name) {
        return list().stream()
                .filter(info -> info.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new CrmException(StandardError.NO_SUCH_MODULE, name));
    }

    @Override
    public ModuleInfo enable(String name) {
        Caller caller = callers.current();
        settle();
        boolean installed = module(name).bundle() >= 0;
        run(() -> {
            Hosted module = landscape.module(name);
            module.wanted(true);
            life.save(module);
            if (!installed && module.arrival().isEmpty()) {
                install(module);
            }
        });
        run(() -> startWithRequired(landscape.module(name), caller, new LinkedHashSet<>()));
        return module(name);
    }

    private void install(Hosted module) {
        try {
            installer.install(module.name);
        } catch (ModuleFailure e) {
            module.state(ModuleState.FAILED, String.valueOf(e.getMessage()));
            life.save(module);
        }
    }

    private void startWithRequired(Hosted module, Caller caller, Set<String> under) {
        if (!under.add(module.name)) {
            return;
        }
        module.wanted(true);
        landscape.missing(module).stream()
                .filter(landscape::knows)
                .forEach(required -> startWithRequired(landscape.known(required), caller, under));
        life.start(module, caller);
        if (module.state() == ModuleState.FAILED) {
            List<String> missing =
                    landscape.missing(module).stream().filter(landscape::knows).toList();
            missing.forEach(required -> startWithRequired(landscape.known(required), caller, under));
            if (!missing.isEmpty()) {
                life.start(module, caller);
            }
        }
    }

    @Override
    public ModuleInfo disable(String name, boolean cascade) {
        Caller caller = callers.current();
        settle();
        module(name);
        run(() -> {
            Hosted module = landscape.module(name);
            List<Hosted> dependents = landscape.dependents(name);
            if (module.kernel()) {
                throw new CrmException(StandardError.MODULE_REQUIRED, "kartera");
            } else if (!dependents.isEmpty() && !cascade) {
                throw new CrmException(StandardError.MODULE_REQUIRED, ModuleLife.names(dependents));
            }
            dependents.forEach(dependent -> life.disable(dependent, caller));
            life.disable(module, caller);
        });
        return module(name);
    }

    @Override
    public ModuleInfo update(String name) {
        ModuleInfo present = module(name);
        run(() -> {
            try {
                installer.update(name, present.bundle());
            } catch (ModuleFailure e) {
                throw CrmException.causedBy(e, StandardError.INTERNAL, String.valueOf(e.getMessage()));
            }
        });
        settle();
        return module(name);
    }

    /** Waits for what has arrived already. */
    private void settle() {
        run(() -> {});
    }

    @Override
    public boolean ready() {
        Map<String, ModuleInfo> now = snapshot;
        boolean late = System.nanoTime() - begin > ARRIVAL.toNanos();
        boolean arrived = late || expected.stream().allMatch(name -> settled(now.get(name)));
        return arrived && now.values().stream().noneMatch(info -> info.state() == ModuleState.STARTING);
    }

    private static boolean settled(@Nullable ModuleInfo info) {
        return info != null && info.state() != ModuleState.AVAILABLE && info.state() != ModuleState.STARTING;
    }

    private static Caller system() {
        return Caller.system("modules");
    }

    private void remember() {
        Map<String, ModuleInfo> infos = new TreeMap<>();
        landscape.all().forEach(module -> infos.put(module.name, module.info()));
        snapshot = Map.copyOf(infos);
    }

    private void post(Runnable task) {
        thread.execute(() -> {
            try {
                task.run();
            } catch (RuntimeException | LinkageError e) {
                LOG.error("A change of modules failed", e);
            } finally {
                remember();
            }
        });
    }

    /** Waits for the end of {@code task}; a component that is being enabled may ask for changes itself. */
    private void run(Runnable task) {
        if (Thread.currentThread() == worker) {
            task.run();
            return;
        }
        Callable<Boolean> whole = () -> {
            try {
                task.run();
                return true;
            } finally {
                remember();
            }
        };
        Future<Boolean> end = thread.submit(whole);
        try {
            end.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CrmException.causedBy(e, StandardError.INTERNAL, "");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw CrmException.causedBy(e, StandardError.INTERNAL, "");
        }
    }

    /** Lets go of all modules, without changing what is stored. */
    @Deactivate
    @Override
    public void close() {
        try {
            run(() -> landscape.all().stream().filter(Hosted::enabled).toList().forEach(life::depart));
        } finally {
            thread.shutdown();
        }
    }
}
