package org.kartera.records;

import java.util.UUID;
import org.kartera.platform.CrmException;

/** What became of one mutation. */
public sealed interface Outcome {
    /**
     * It was done.
     *
     * @param version the record's version afterwards; 0 when it was purged
     * @param changed whether anything differs from before
     */
    record Done(UUID id, long version, boolean changed) implements Outcome {}

    /** It was refused, and nothing of it was done. */
    record Refused(CrmException reason) implements Outcome {}
}
