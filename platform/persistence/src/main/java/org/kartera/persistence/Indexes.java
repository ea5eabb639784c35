package org.kartera.persistence;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Keeps the indexes that the kernel derives from the fields of records; change logs make none for them. A service. */
@ProviderType
public interface Indexes {
    /**
     * An index that should be.
     *
     * @param name unique in the database, at most 60 characters
     * @param live only rows outside the recycle bin, where the database has partial indexes
     */
    record Index(String name, String table, List<String> columns, boolean unique, boolean live) {
        public Index {
            columns = List.copyOf(columns);
        }
    }

    /** Builds what is missing of {@code wanted}, without blocking writers where the database can. Does not remove others. */
    void ensure(List<Index> wanted);
}
