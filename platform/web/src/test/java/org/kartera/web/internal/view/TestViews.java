package org.kartera.web.internal.view;

import org.kartera.events.Feed;
import org.kartera.persistence.UnitOfWork;
import org.kartera.platform.Callers;
import org.kartera.platform.record.Records;
import org.kartera.records.metadata.MetadataSource;
import org.kartera.web.internal.store.WebStatements;

/** The views without OSGi. */
public final class TestViews {
    private TestViews() {}

    public static ViewResource resource(
            WebStatements statements,
            Feed feed,
            Records records,
            MetadataSource metadata,
            UnitOfWork unit,
            Callers callers) {
        return new ViewResource(new Views(
                new ViewTable(statements), new ViewAudit(feed), new Names(records, callers), metadata, unit, callers));
    }
}
