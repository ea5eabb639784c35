package org.kartera.records.internal.query;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.kartera.platform.Caller;

/**
 * The plans used last, of one generation of the metadata: with the next one all are dropped, since they hold classes of modules that may have left. For
 * any thread.
 */
final class PlanCache {
    private static final int VARIANTS = 8;

    private final Map<Shape, List<Plan>> plans;
    private long generation;

    PlanCache(int size) {
        plans = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Shape, List<Plan>> eldest) {
                return size() > size;
            }
        };
    }

    /** The plan for {@code shape} and the caller's rights, made by {@code compiler} where there is none; {@code type} is what that kind of shape makes. */
    <P extends Plan> P plan(Shape shape, Caller caller, Class<P> type, Supplier<P> compiler) {
        for (Plan plan : variants(shape)) {
            if (plan.suits(caller)) {
                return type.cast(plan);
            }
        }
        P made = compiler.get();
        add(shape, made);
        return made;
    }

    private synchronized List<Plan> variants(Shape shape) {
        if (shape.generation() > generation) {
            plans.clear();
            generation = shape.generation();
        }
        return plans.getOrDefault(shape, List.of());
    }

    private synchronized void add(Shape shape, Plan plan) {
        if (shape.generation() == generation) {
            Stream<Plan> others = plans.getOrDefault(shape, List.of()).stream().limit(VARIANTS - 1L);
            plans.put(shape, Stream.concat(Stream.of(plan), others).toList());
        }
    }

    synchronized int size() {
        return plans.size();
    }
}
