package org.kartera.pipeline;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.kartera.platform.Callers;
import org.kartera.platform.Rights;
import org.kartera.platform.record.Change;
import org.kartera.platform.record.Filter;
import org.kartera.platform.record.Query;
import org.kartera.platform.record.RecordRule;
import org.kartera.platform.record.Records;
import org.kartera.platform.record.Ref;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps how long deals stay in their stages, in the transaction that moves them. */
@Component
public class StageHistory implements RecordRule<Deal> {
    private final Records records;
    private final Callers callers;

    @Activate
    public StageHistory(@Reference Records records, @Reference Callers callers) {
        this.records = records;
        this.callers = callers;
    }

    @Override
    public void afterSave(List<Change<Deal>> changes) {
        List<Change<Deal>> moved = changes.stream()
                .filter(change -> change.kind() == Change.Kind.CREATE || change.changed("stage"))
                .toList();
        if (!moved.isEmpty()) {
            callers.run(callers.current().with(Rights.EVERYTHING), () -> {
                end(moved.stream()
                        .filter(change -> change.kind() != Change.Kind.CREATE)
                        .map(Change::record)
                        .toList());
                records.create(moved.stream()
                        .map(change -> Stay.begin(change.record()))
                        .toList());
            });
        }
    }

    private void end(List<Deal> left) {
        if (left.isEmpty()) {
            return;
        }
        Map<UUID, Deal> deals = left.stream().collect(Collectors.toMap(Deal::id, Function.identity()));
        Query open = Query.of("pipeline.stay")
                .where(Filter.and(Filter.in("deal", List.copyOf(deals.keySet())), Filter.isEmpty("leftAt")))
                .limit(Query.MAX_LIMIT);
        List<Stay> stays = records.find(Stay.class, open);
        for (Stay stay : stays) {
            Ref deal = stay.deal();
            Deal moved = deal == null ? null : deals.get(deal.id());
            if (moved != null) {
                stay.end(moved.stageEnteredAt());
            }
        }
        records.update(stays);
    }
}
