package org.kartera.rest.internal.records;

import org.jspecify.annotations.Nullable;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.platform.record.Filter;
import org.kartera.platform.record.Records;
import org.kartera.rest.internal.web.Limits;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Filters in addresses: RSQL of a limited length. */
@Component(service = Filters.class)
public final class Filters {
    private final Records records;
    private final Limits limits;

    @Activate
    public Filters(@Reference Records records, @Reference Limits limits) {
        this.records = records;
        this.limits = limits;
    }

    /** The filter that {@code rsql} is; null and blank text are all records. */
    Filter parse(@Nullable String rsql) {
        if (rsql == null || rsql.isBlank()) {
            return Filter.all();
        }
        if (rsql.length() > limits.filter()) {
            throw new CrmException(StandardError.FILTER_TOO_COMPLEX, limits.filter());
        }
        return records.parse(rsql);
    }
}
