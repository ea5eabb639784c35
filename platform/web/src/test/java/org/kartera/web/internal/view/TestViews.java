package org.kartera.web.internal.view;

import org.kartera.events.Feed;
import org.kartera.persistence.UnitOfWork;
import org.kartera.platform.Callers;
import org.kartera.platform.Messages;
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
        return new ViewResource(views(statements, feed, records, metadata, unit, callers));
    }

    private static Views views(
            WebStatements statements,
            Feed feed,
            Records records,
            MetadataSource metadata,
            UnitOfWork unit,
            Callers callers) {
        return new Views(
                new ViewTable(statements), new ViewAudit(feed), new Names(records, callers), metadata, unit, callers);
    }

    /** The part of configuration packages. */
    public static ViewPart part(
            WebStatements statements,
            Feed feed,
            Records records,
            MetadataSource metadata,
            UnitOfWork unit,
            Callers callers,
            Messages messages) {
        return new ViewPart(
                views(statements, feed, records, metadata, unit, callers),
                new ViewTable(statements),
                new Names(records, callers),
                metadata,
                plan -> metadata.current(),
                messages,
                callers);
    }
}
