package org.kartera.records.internal.metadata;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.kartera.platform.record.ActionProvider;
import org.kartera.records.metadata.ActionType;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.Metadata;
import org.kartera.records.metadata.MetadataException;
import org.kartera.records.metadata.MetadataSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Holds the current metadata: record types as the module host publishes them, with the actions of the components that are there. */
@Component(service = {MetadataSource.class, MetadataRegistry.class})
public final class MetadataRegistry implements MetadataSource {
    private static final Logger LOG = LoggerFactory.getLogger(MetadataRegistry.class);

    private final List<Consumer<Metadata>> watchers = new CopyOnWriteArrayList<>();
    private final Map<ActionProvider, Map<String, List<ActionType>>> providers = new LinkedHashMap<>();
    private Map<String, EntityType> published = Map.of();
    private Collection<String> unavailable = List.of();
    private volatile Metadata current = new Metadata(0, Map.of(), List.of());

    @Activate
    public MetadataRegistry() {}

    @Override
    public Metadata current() {
        return current;
    }

    @Override
    public AutoCloseable watch(Consumer<Metadata> watcher) {
        watchers.add(watcher);
        return () -> watchers.remove(watcher);
    }

    /** Replaces all record types and the list of modules that are not available. */
    public void publish(Map<String, EntityType> entities, Collection<String> unavailableModules) {
        synchronized (this) {
            published = Map.copyOf(entities);
            unavailable = List.copyOf(unavailableModules);
            renew();
        }
        tell();
    }

    /** Adds the actions of a component; one that is declared wrongly is left out and logged. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addActions(ActionProvider provider) {
        Map<String, List<ActionType>> actions;
        try {
            actions = ActionReader.ofProvider(provider);
        } catch (MetadataException e) {
            LOG.error("The actions of {} are left out: {}", provider.getClass().getName(), e.getMessage());
            return;
        }
        synchronized (this) {
            providers.put(provider, actions);
            renew();
        }
        tell();
    }

    /** Takes the actions of a component away. */
    public void removeActions(ActionProvider provider) {
        synchronized (this) {
            if (providers.remove(provider) == null) {
                return;
            }
            renew();
        }
        tell();
    }

    private void renew() {
        Map<String, EntityType> entities = new HashMap<>(published);
        Map<String, List<ActionType>> added = new HashMap<>();
        providers
                .values()
                .forEach(actions -> actions.forEach((record, list) ->
                        added.computeIfAbsent(record, name -> new ArrayList<>()).addAll(list)));
        added.forEach(
                (record, actions) -> entities.computeIfPresent(record, (name, type) -> type.withActions(actions)));
        current = new Metadata(current.generation() + 1, entities, unavailable);
    }

    private void tell() {
        Metadata now = current;
        for (Consumer<Metadata> watcher : watchers) {
            try {
                watcher.accept(now);
            } catch (RuntimeException e) {
                LOG.error("A watcher of the metadata failed", e);
            }
        }
    }
}
