package org.kartera.transfer.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kartera.transfer.Imports.RowError;

/** Rows that were mapped and are not stored yet, and what was wrong with others since the last were. */
final class PendingRows {
    /**
     * A row that became values.
     *
     * @param key what tells whether its record is there already; null where the options name no key
     */
    record Pending(long line, @Nullable String key, Map<String, @Nullable Object> values) {}

    private final List<Pending> rows = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();
    private final List<RowError> errors = new ArrayList<>();
    private long read;
    private long failed;
    private long skipped;
    private long lastLine;

    void add(Pending row) {
        rows.add(row);
        if (row.key() != null) {
            keys.add(row.key());
        }
        passed(row.line());
    }

    /** A row that is wrong. */
    void refuse(long line, List<RowError> reasons) {
        errors.addAll(reasons);
        failed++;
        passed(line);
    }

    /** A row that needs not be stored, since its record is there. */
    void skip(long line) {
        skipped++;
        passed(line);
    }

    private void passed(long line) {
        read++;
        lastLine = line;
    }

    boolean has(String key) {
        return keys.contains(key);
    }

    boolean isEmpty() {
        return read == 0;
    }

    List<Pending> rows() {
        return rows;
    }

    List<RowError> errors() {
        return errors;
    }

    long read() {
        return read;
    }

    long failed() {
        return failed;
    }

    long skipped() {
        return skipped;
    }

    long lastLine() {
        return lastLine;
    }

    /** What was wrong or skipped, without the rows to store. */
    PendingRows withoutRows() {
        PendingRows wrong = new PendingRows();
        wrong.errors.addAll(errors);
        wrong.failed = failed;
        wrong.skipped = skipped;
        wrong.read = failed + skipped;
        wrong.lastLine = lastLine;
        return wrong;
    }
}
