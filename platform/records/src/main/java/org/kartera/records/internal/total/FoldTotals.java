package org.kartera.records.internal.total;

import java.util.List;
import org.kartera.persistence.Database;
import org.kartera.platform.event.RecordEvent;
import org.kartera.platform.event.RecordListener;
import org.kartera.records.metadata.MetadataSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Follows the feed and folds what the writers of the changes left, so that it never grows much. */
@Component(service = RecordListener.class)
public final class FoldTotals implements RecordListener {
    private final MetadataSource metadata;
    private final RollUp rollUp;

    @Activate
    public FoldTotals(@Reference MetadataSource metadata, @Reference Database database) {
        this.metadata = metadata;
        this.rollUp = new RollUp(database);
    }

    @Override
    public String name() {
        return "records.totals";
    }

    @Override
    public void happened(List<RecordEvent> events) {
        events.stream()
                .map(event -> event.ref().entity())
                .distinct()
                .forEach(entity -> metadata.current().known(entity).ifPresent(rollUp::fold));
    }
}
