package org.kartera.persistence;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Keeps the indexes that the kernel derives from the fields of records; change logs make none for them. A service. */
@ProviderType
public interface Indexes {
    /**
     * An index that should be. Names are plain words in lower case.
     *
     * <p>{@code unique} compares rows that have a value in all of the columns, and with {@code live} only those outside the recycle bin: going to the
     * bin frees a value, and coming back fails where it was taken meanwhile. The database sees to that, whoever writes; nothing has to be written
     * differently. Its table has a column {@code id}, with {@code live} {@code deleted_at} too. On Derby the index brings a generated column
     * {@code <name>_key} into the table, which no statement may write. A row that is refused shows as {@link DuplicateKeyException} with this name.
     *
     * @param name unique in the database, at most 60 characters
     * @param columns in their order; {@code desc} behind one that descends, which Derby needs for lists that do
     * @param live only rows outside the recycle bin; where it is not unique and the database has no partial indexes, all rows
     */
    record Index(String name, String table, List<String> columns, boolean unique, boolean live) {
        public Index {
            columns = List.copyOf(columns);
        }
    }

    /**
     * Builds what is missing of {@code wanted} by name, without blocking writers of a large table where the database can. Does not remove or change
     * others.
     *
     * @throws MigrationException an index is to be unique and there are rows which are not
     */
    void ensure(List<Index> wanted);

    /** Removes those that there are of {@code unwanted}, by name, without making anybody wait for long; what came with them into the table stays. */
    void drop(List<Index> unwanted);
}
