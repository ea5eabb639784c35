package org.kartera.records.internal.pipeline;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.Metadata;

/** The plans of the newest generation of the metadata. For any thread. */
final class EntityPlans {
    private volatile Generation newest = new Generation(Long.MIN_VALUE, new ConcurrentHashMap<>());

    private record Generation(long number, Map<EntityType, EntityPlan> plans) {}

    EntityPlan of(Metadata metadata, EntityType type) {
        Generation generation = newest;
        if (generation.number < metadata.generation()) {
            generation = new Generation(metadata.generation(), new ConcurrentHashMap<>());
            newest = generation;
        }
        if (generation.number > metadata.generation()) {
            // Work that began before a change of the metadata goes on as it began.
            return new EntityPlan(type);
        }
        return generation.plans.computeIfAbsent(type, EntityPlan::new);
    }
}
