package org.kartera.records.internal.computed;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kartera.records.formula.Evaluation;
import org.kartera.records.formula.Formula;
import org.kartera.records.internal.computed.ComputedFields.Computed;
import org.kartera.records.internal.pipeline.Sql;

/** Runs formulas over records. Inside a unit of work; for any thread. */
public final class Calculator {
    private final Sql sql;
    private final Supplier<ZoneId> zone;

    /** {@code zone} is that of the installation: on which day a moment lies must not depend on who saves. */
    public Calculator(Sql sql, Supplier<ZoneId> zone) {
        this.sql = sql;
        this.zone = zone;
    }

    /** For records that go through the pipeline at {@code now}. */
    public Computing of(ComputedFields fields, Instant now) {
        return new Computing(this, fields, now);
    }

    /** What the formulas of {@code fields} read of others, for {@code subjects} as they are. */
    Related related(ComputedFields fields, Collection<? extends Subject> subjects) {
        List<Route> routes = fields.routes().values().stream()
                .filter(route -> !route.hops().isEmpty())
                .toList();
        return routes.isEmpty() || subjects.isEmpty() ? Related.NONE : Related.read(sql, routes, subjects);
    }

    /** Computes all formulas, each with the results of those before it. */
    void compute(ComputedFields fields, Subject subject, Related related, Instant now) {
        for (Computed computed : fields.formulas()) {
            Object value = computed.formula().evaluate(evaluation(fields, subject, related, now));
            subject.set(computed.field(), Results.stored(computed.field(), value));
        }
    }

    boolean holds(Formula formula, ComputedFields fields, Subject subject, Related related, Instant now) {
        return formula.holds(evaluation(fields, subject, related, now));
    }

    Evaluation evaluation(ComputedFields fields, Subject subject, Related related, Instant now) {
        return new Evaluation(path -> value(fields, subject, related, path), zone.get(), now);
    }

    private static @Nullable Object value(ComputedFields fields, Subject subject, Related related, String path) {
        Route route = fields.routes().get(path);
        return route == null ? null : related.value(subject, route);
    }
}
