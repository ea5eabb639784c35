package org.kartera.transfer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** Exports records into files, on behalf of the current caller. A service, safe for many threads. */
@ProviderType
public interface Exports {
    /**
     * What is wanted.
     *
     * @param entity full name of the record type
     * @param filter RSQL; null: all records
     * @param q as typed into a search box; null: nothing
     * @param sort fields to sort by, {@code -} in front of those that descend
     * @param fields the fields wanted, in their order; empty: the id and all that may be read
     * @param locale the language of the choices
     */
    record Request(
            String entity,
            @Nullable String filter,
            @Nullable String q,
            List<String> sort,
            List<String> fields,
            Locale locale) {
        public Request {
            sort = List.copyOf(sort);
            fields = List.copyOf(fields);
        }
    }

    /**
     * Writes the records that the caller may both read and export into a file, which the caller of this deletes: CSV (RFC 4180) in UTF-8, in the form that
     * importing understands without options. The export is in the audit, with its number of rows. 403 {@code not-allowed} without the right to export, else as
     * reading a page does.
     */
    Path csv(Request request) throws IOException;
}
