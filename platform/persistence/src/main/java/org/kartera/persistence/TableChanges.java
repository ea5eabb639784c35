package org.kartera.persistence;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Changes tables while they are in use. A service, for any thread outside a unit of work.
 *
 * <p>A change of a table waits for whoever uses it, and all others wait behind it; so each attempt gives up after half a second and is made again after a
 * pause. What cannot be done within ten seconds is 503 {@code table-busy}, and nothing of it is done.
 */
@ProviderType
public interface TableChanges {
    /**
     * A column that should be.
     *
     * @param name in lower case
     * @param type as a change log writes it, such as {@code varchar(200)} or <code>${id}</code>
     */
    record Column(String name, String type) {}

    /** Adds columns, empty in every row, whichever are not there yet. The rows are not touched, so that it does not matter how many there are. */
    void add(String table, List<Column> columns);

    /** Makes columns of text as long as they are given, where they are shorter. The rows are not touched. */
    void widen(String table, List<Column> columns);

    /**
     * Takes columns and all that is in them away for good. Derby would write the whole table anew for that, with everybody waiting; there they are emptied
     * row by row and stay.
     */
    void remove(String table, List<String> columns);

    /** Removes a table; without effect where there is none. */
    void drop(String table);
}
