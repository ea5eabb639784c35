package org.kartera.records;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.kartera.platform.record.StoredFile;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Knows the files that fields of the kinds file and image refer to. A service, of the bundle that keeps them, safe for many threads; without it such
 * fields take no new value, and what is in them shows as unavailable.
 */
@ConsumerType
public interface RecordFiles {
    /**
     * Those of {@code ids} that are there, whoever asks: whoever may read a record may know its files. Called in the unit of work that reads.
     */
    Map<UUID, StoredFile> find(Collection<UUID> ids);

    /**
     * Those of {@code ids} that a record may refer to from now on. They stay until the unit of work ends, and are not swept for a while afterwards. Called
     * in the unit of work that stores the record.
     *
     * @param visible only what the current caller may see: what a record that he may read refers to, or what no record refers to and he uploaded or took out of one last
     */
    Map<UUID, StoredFile> hold(Collection<UUID> ids, boolean visible);

    /** A record does not refer to {@code ids} any more. The current caller may take that back for a while. Called in the unit of work that stores the record. */
    void release(Collection<UUID> ids);
}
