package org.kartera.records.internal.module;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.kartera.events.Feed;
import org.kartera.platform.Caller;
import org.kartera.platform.Callers;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.records.internal.metadata.MetadataRegistry;
import org.kartera.records.module.ModuleInfo;
import org.kartera.records.module.ModuleState;
import org.kartera.records.module.ModuleTexts;
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
    /** After so long a module has failed that should be enabled, and has not come or waits for one that has not. */
    private static final Duration ARRIVAL = Duration.ofSeconds(60);

    private final ModuleThread thread = new ModuleThread(this::remember);
    private final Callers callers;
    private final ModuleInstaller installer;
    private final ModuleStore store;
    private final Gates gates;
    private final Landscape landscape;
    private final ModuleLife life;
    private final AutoCloseable watching;
    private final Set<String> expected;
    private final ModuleNames names = new ModuleNames();
    private final ModuleList infos;

    /** In OSGi: the first start waits for the modules that are delivered enabled. */
    @Activate
    public ModuleHost(
            @Reference ModuleTables tables,
            @Reference MetadataRegistry metadata,
            @Reference Gates gates,
            @Reference ModulePublication publication,
            @Reference ModuleInstaller installer,
            @Reference ModuleStore store,
            @Reference CustomTypes custom,
            @Reference Feed feed,
            @Reference Callers callers) {
        this(tables, metadata, gates, publication, installer, store, custom, feed, callers, FIRST_START, ARRIVAL);
    }

    /**
     * For plain tests.
     *
     * @param firstStart the modules for which {@link #ready} waits where nothing is stored yet
     * @param arrival how long it waits for modules to come
     */
    public ModuleHost(
            ModuleTables tables,
            MetadataRegistry metadata,
            Gates gates,
            ModulePublication publication,
            ModuleInstaller installer,
            ModuleStore store,
            CustomTypes custom,
            Feed feed,
            Callers callers,
            Set<String> firstStart,
            Duration arrival) {
        this.callers = callers;
        this.installer = installer;
        this.infos = new ModuleList(installer);
        this.store = store;
        this.gates = gates;
        this.landscape = new Landscape(metadata, custom);
        this.life = new ModuleLife(landscape, tables, gates, publication, store, feed, custom);
        this.watching = feed.watch(new DecisionWatcher(name -> thread.post(() -> follow(name))));
        List<ModuleStore.Stored> stored = store.all();
        stored.forEach(module -> landscape.module(module.name()).remember(module));
        Set<String> awaited = new LinkedHashSet<>(stored.isEmpty() ? firstStart : Set.of());
        stored.stream().filter(ModuleStore.Stored::awaited).forEach(module -> awaited.add(module.name()));
        expected = Set.copyOf(awaited);
        landscape.publish();
        remember();
        thread.post(() -> life.giveUpWaiting(expected, arrival, system()), arrival);
    }

    public UnitRenewal renewal() {
        return new UnitRenewal(thread, landscape, life, gates);
    }

    /** A module of classes alone is here, in a plain test: enabled when this returns, or failed. */
    public ModuleInfo mount(ModuleContent content) {
        mount(content, false, () -> content);
        return module(content.name());
    }

    /** A part of the kernel is here whose record types change while it runs; enabled when this returns, or failed. */
    public void arrive(Supplier<ModuleContent> content) {
        mount(content.get(), true, content);
    }

    private void mount(ModuleContent first, boolean kernel, Supplier<ModuleContent> content) {
        Hosted.Arrival arrival = new Hosted.Arrival(
                first.name(), first.version(), -1, kernel, Set.of(), content, first.loader()::getResource);
        thread.run(() -> arrived(arrival, system()));
    }

    /** A bundle is here. Returns at once. */
    void arrive(Hosted.Arrival arrival) {
        thread.post(() -> arrived(arrival, system()));
    }

    private void arrived(Hosted.Arrival arrival, Caller caller) {
        Hosted module = landscape.module(arrival.name());
        if (module.arrival().isPresent() && module.arrival().get().bundle() != arrival.bundle()) {
            LOG.error("Bundle {} is ignored: module {} is there already", arrival.bundle(), arrival.name());
            return;
        }
        module.arrive(arrival);
        names.arrive(arrival);
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
        thread.post(() -> {
            Hosted module = landscape.module(name);
            if (module.arrival().map(arrival -> arrival.bundle() == bundle).orElse(false)) {
                life.depart(module);
                names.depart(name);
                if (!stopping) {
                    life.gone(module, system());
                }
            }
        });
    }

    @Override
    public List<ModuleInfo> list() {
        return infos.list();
    }

    @Override
    public ModuleInfo module(String name) {
        return infos.module(name);
    }

    @Override
    public ModuleTexts texts(String name, Locale locale) {
        return names.of(name, locale);
    }

    @Override
    public ModuleInfo enable(String name) {
        Caller caller = callers.current();
        settle();
        boolean installed = module(name).bundle() >= 0;
        thread.run(() -> {
            Hosted module = landscape.module(name);
            if (!installed && module.arrival().isEmpty()) {
                install(module);
            }
            life.want(module, true);
        });
        thread.run(() -> new RequiredModules(landscape, life).start(landscape.module(name), caller));
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

    @Override
    public ModuleInfo disable(String name, boolean cascade) {
        Caller caller = callers.current();
        settle();
        module(name);
        thread.run(() -> {
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
        thread.run(() -> {
            try {
                installer.update(name, present.bundle());
            } catch (ModuleFailure e) {
                throw CrmException.causedBy(
                        e, StandardError.MODULE_UPDATE_FAILED, name, String.valueOf(e.getMessage()));
            }
        });
        settle();
        return module(name);
    }

    /** Does here what was decided on another node; a decision of this one is done already. */
    private void follow(String name) {
        Hosted module = landscape.module(name);
        boolean wanted = store.find(name).map(ModuleStore.Stored::wanted).orElse(module.wanted());
        if (wanted == module.wanted() && (!wanted || module.arrival().isPresent())) {
            return;
        }
        if (!wanted) {
            landscape.dependents(name).forEach(life::disableHere);
            life.disableHere(module);
            return;
        }
        module.wanted(true);
        if (module.arrival().isPresent()) {
            life.start(module, system());
        } else if (!expected.contains(name) && installer.delivered().contains(name)) {
            install(module);
        }
    }

    /** Waits for what has arrived already. */
    private void settle() {
        thread.run(() -> {});
    }

    @Override
    public boolean ready() {
        return infos.settled(expected);
    }

    private static Caller system() {
        return Caller.system("modules");
    }

    private void remember() {
        infos.remember(landscape.all());
    }

    /** Lets go of all modules, without changing what is stored. */
    @Deactivate
    @Override
    public void close() {
        try {
            watching.close();
        } catch (Exception e) {
            LOG.warn("The feed is still watched", e);
        }
        try {
            thread.run(() ->
                    landscape.all().stream().filter(Hosted::enabled).toList().forEach(life::depart));
        } finally {
            thread.close();
        }
    }
}
