package org.kartera.records.internal.computed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.event.RecordEvent;
import org.kartera.platform.event.RecordListener;
import org.kartera.records.internal.computed.Dues.Due;
import org.kartera.records.internal.computed.Dues.Kind;
import org.kartera.records.internal.pipeline.Sql;
import org.kartera.records.metadata.EntityType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Works off what writers have noted, woken by the feed. A note goes when all that it asks for is done, so that whoever breaks off leaves it to the next; two nodes
 * that do the same come to the same.
 */
@Component(service = {RecordListener.class, DueWork.class})
public final class DueWork implements RecordListener {
    private static final int NOTES = 200;
    private static final int ROWS = 100;
    /** Before all ids. */
    static final String FIRST = new UUID(0, 0).toString();

    private final Recalculation recalculation;
    private final Sql sql;
    private final Dues dues;

    @Activate
    public DueWork(@Reference Recalculation recalculation) {
        this.recalculation = recalculation;
        this.sql = recalculation.sql();
        this.dues = new Dues(sql);
    }

    @Override
    public String name() {
        return "records.computed";
    }

    @Override
    public void happened(List<RecordEvent> events) {
        if (!recalculation.computations().isEmpty()) {
            workOff();
        }
    }

    /** Computes until nothing is due any more. */
    public void workOff() {
        List<Due> some = next();
        while (!some.isEmpty()) {
            work(some);
            List<Due> done = some;
            recalculation.unitOfWork().call(() -> {
                dues.done(done);
                return done;
            });
            some = next();
        }
    }

    /** In a unit of work, which begins again where it loses to a writer on Derby. */
    private List<Due> next() {
        return recalculation.unitOfWork().call(() -> dues.next(NOTES));
    }

    private void work(List<Due> some) {
        Map<EntityType, Set<UUID>> own = new LinkedHashMap<>();
        Map<EntityType, Set<UUID>> sources = new LinkedHashMap<>();
        for (Due due : some) {
            recalculation
                    .metadata()
                    .known(due.record().entity())
                    .ifPresent(type -> (due.kind() == Kind.OWN ? own : sources)
                            .computeIfAbsent(type, each -> new LinkedHashSet<>())
                            .add(due.record().id()));
        }
        sources.forEach((type, ids) -> recalculation
                .computations()
                .influence(type)
                .dependents()
                .forEach(dependent -> dependents(dependent, ids)));
        own.forEach((type, ids) -> chunks(ids).forEach(chunk -> recalculation.records(type, chunk, true)));
    }

    private static List<List<UUID>> chunks(Set<UUID> ids) {
        List<UUID> all = ids.stream().sorted(ComputedRow.ORDER).toList();
        List<List<UUID>> chunks = new ArrayList<>();
        for (int from = 0; from < all.size(); from += ROWS) {
            chunks.add(all.subList(from, Math.min(all.size(), from + ROWS)));
        }
        return chunks;
    }

    /** Computes the records that lead to {@code ids}, some at a time, however many they are. */
    private void dependents(Influence.Dependent dependent, Set<UUID> ids) {
        List<Route.Hop> way = dependent.references();
        Set<UUID> targets = ids;
        for (int i = way.size() - 1; i > 0; i--) {
            Set<UUID> nearer = new LinkedHashSet<>();
            UUID last = null;
            List<UUID> page = page(way.get(i), targets, last);
            while (!page.isEmpty()) {
                nearer.addAll(page);
                last = page.get(page.size() - 1);
                page = page(way.get(i), targets, last);
            }
            targets = nearer;
        }
        for (List<UUID> chunk : Sql.chunks(targets)) {
            Set<UUID> some = new LinkedHashSet<>(chunk);
            List<UUID> page = page(way.get(0), some, null);
            while (!page.isEmpty()) {
                recalculation.records(dependent.type(), page, true);
                page = page(way.get(0), some, page.get(page.size() - 1));
            }
        }
    }

    /** The next records of which {@code hop} leads to one of {@code targets}, in the order of their ids. */
    private List<UUID> page(Route.Hop hop, Set<UUID> targets, @Nullable UUID last) {
        String column = hop.reference().columns().value();
        Set<UUID> found = new LinkedHashSet<>();
        recalculation
                .unitOfWork()
                .call(() -> found.addAll(sql.selectIn(
                        "select id from " + hop.from().table() + " where id > ? and " + column
                                + " in (%s) order by id fetch first " + ROWS + " rows only",
                        List.of(last == null ? FIRST : last.toString()),
                        targets,
                        row -> UUID.fromString(row.getString(1).strip()))));
        return found.stream().sorted(ComputedRow.ORDER).limit(ROWS).toList();
    }
}
