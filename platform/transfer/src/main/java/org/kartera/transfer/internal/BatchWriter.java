package org.kartera.transfer.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.kartera.platform.CrmException;
import org.kartera.records.Mutation;
import org.kartera.records.Outcome;
import org.kartera.records.RecordGateway;
import org.kartera.transfer.ImportOptions.Duplicates;
import org.kartera.transfer.Imports.RowError;
import org.kartera.transfer.TransferError;

/** Stores mapped rows: those whose record is there already after the policy for duplicates, the others as new records. */
final class BatchWriter {
    private static final int REMEMBERED = 20_000;

    private final RecordGateway gateway;
    private final RecordMatcher matcher;
    private final RowErrors rowErrors;
    private final Rehearsal rehearsal;
    private final String entity;
    private final Duplicates duplicates;
    private final Set<String> present = new HashSet<>();

    BatchWriter(
            RecordGateway gateway,
            RecordMatcher matcher,
            RowErrors rowErrors,
            Rehearsal rehearsal,
            String entity,
            Duplicates duplicates) {
        this.gateway = gateway;
        this.matcher = matcher;
        this.rowErrors = rowErrors;
        this.rehearsal = rehearsal;
        this.entity = entity;
        this.duplicates = duplicates;
    }

    /** What became of rows. */
    record Written(long created, long updated, long unchanged, long skipped, long failed, List<RowError> errors) {
        Written plus(Written more) {
            List<RowError> all = new ArrayList<>(errors);
            all.addAll(more.errors);
            return new Written(
                    created + more.created,
                    updated + more.updated,
                    unchanged + more.unchanged,
                    skipped + more.skipped,
                    failed + more.failed,
                    all);
        }
    }

    /** Whether a row with that key is sure to be skipped. */
    boolean skips(String key) {
        return duplicates == Duplicates.SKIP && present.contains(key);
    }

    /** Forgets what is there: after a roll-back. */
    void forget() {
        present.clear();
    }

    private void remember(Set<String> keys) {
        if (present.size() > REMEMBERED) {
            present.clear();
        }
        present.addAll(keys);
    }

    /** Stores {@code rows} in the current unit of work. */
    Written write(List<PendingRows.Pending> rows) {
        Map<String, UUID> known = matcher.match(rows);
        remember(known.keySet());
        Map<String, String> earlier = rehearsal.earlier(unknown(rows, known));
        List<PendingRows.Pending> fresh = new ArrayList<>();
        List<PendingRows.Pending> present = new ArrayList<>();
        List<PendingRows.Pending> rehearsed = new ArrayList<>();
        List<RowError> errors = new ArrayList<>();
        long skipped = 0;
        for (PendingRows.Pending row : rows) {
            boolean there = row.key() != null && (known.containsKey(row.key()) || earlier.containsKey(row.key()));
            if (!there || duplicates == Duplicates.CREATE) {
                fresh.add(row);
            } else if (duplicates == Duplicates.UPDATE) {
                (known.containsKey(row.key()) ? present : rehearsed).add(row);
            } else if (duplicates == Duplicates.SKIP) {
                skipped++;
            } else {
                errors.addAll(rowErrors.of(
                        row.line(), new CrmException(TransferError.ALREADY_THERE, String.valueOf(row.key()))));
            }
        }
        long failed = rows.size() - fresh.size() - present.size() - rehearsed.size() - skipped;
        return new Written(0, 0, 0, skipped, failed, errors)
                .plus(create(fresh))
                .plus(update(present, known))
                .plus(updateRehearsed(rehearsed, earlier));
    }

    private static Set<String> unknown(List<PendingRows.Pending> rows, Map<String, UUID> known) {
        Set<String> keys = new HashSet<>();
        for (PendingRows.Pending row : rows) {
            if (row.key() != null && !known.containsKey(row.key())) {
                keys.add(row.key());
            }
        }
        return keys;
    }

    /** Updates records that an earlier batch of a trial would have made: made once more, since they are not there, and since the same fields are checked then. */
    private Written updateRehearsed(List<PendingRows.Pending> rows, Map<String, String> earlier) {
        Written made = create(rows);
        long unchanged = rows.stream()
                .filter(row -> Rehearsal.content(row).equals(earlier.get(row.key())))
                .count();
        long updated = Math.max(0, made.created() - unchanged);
        return new Written(0, updated, made.created() - updated, 0, made.failed(), made.errors());
    }

    private Written create(List<PendingRows.Pending> rows) {
        if (rows.isEmpty()) {
            return new Written(0, 0, 0, 0, 0, List.of());
        }
        List<Outcome> outcomes = gateway.write(
                entity,
                rows.stream().map(row -> new Mutation.Create(row.values())).toList(),
                false);
        Map<String, UUID> keys = new HashMap<>();
        List<RowError> errors = new ArrayList<>();
        long created = 0;
        for (int i = 0; i < rows.size(); i++) {
            PendingRows.Pending row = rows.get(i);
            if (outcomes.get(i) instanceof Outcome.Done done) {
                created++;
                if (row.key() != null && !row.key().isEmpty()) {
                    keys.put(row.key(), done.id());
                    rehearsal.made(row);
                }
            } else if (outcomes.get(i) instanceof Outcome.Refused refused) {
                errors.addAll(rowErrors.of(row.line(), refused.reason()));
            }
        }
        matcher.keep(keys);
        remember(keys.keySet());
        return new Written(created, 0, 0, 0, rows.size() - created, errors);
    }

    private Written update(List<PendingRows.Pending> rows, Map<String, UUID> known) {
        if (rows.isEmpty()) {
            return new Written(0, 0, 0, 0, 0, List.of());
        }
        List<Mutation.Update> updates = new ArrayList<>();
        for (PendingRows.Pending row : rows) {
            updates.add(new Mutation.Update(known.getOrDefault(row.key(), new UUID(0, 0)), null, row.values()));
        }
        List<RowError> errors = new ArrayList<>();
        long updated = 0;
        long unchanged = 0;
        long failed = 0;
        List<Outcome> outcomes = gateway.write(entity, updates, false);
        for (int i = 0; i < rows.size(); i++) {
            if (outcomes.get(i) instanceof Outcome.Refused refused) {
                errors.addAll(rowErrors.of(rows.get(i).line(), refused.reason()));
                failed++;
            } else if (outcomes.get(i) instanceof Outcome.Done done && done.changed()) {
                updated++;
                rehearsal.changed(rows.get(i));
            } else {
                unchanged++;
            }
        }
        return new Written(0, updated, unchanged, 0, failed, errors);
    }
}
