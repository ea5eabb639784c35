package org.kartera.transfer.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a trial would have made so far. Each of its batches is rolled back, so that a key that comes again in a later one would look new once more. Keys and
 * contents are kept as digests, since values may be long. For one import, one thread; an import that is no trial has none to keep.
 */
final class Rehearsal {
    private final @Nullable ImportStore store;
    private final UUID id;
    private final Map<String, String> made = new HashMap<>();

    private Rehearsal(@Nullable ImportStore store, UUID id) {
        this.store = store;
        this.id = id;
    }

    /** That of an import, which may go on with one that was interrupted. */
    static Rehearsal of(ImportState state, ImportStore store) {
        return new Rehearsal(state.dryRun() ? store : null, state.id());
    }

    /** The digests of what earlier batches would have made, by those of {@code keys} that they had. */
    Map<String, String> earlier(Collection<String> keys) {
        ImportStore kept = store;
        if (kept == null || keys.isEmpty()) {
            return Map.of();
        }
        Map<String, String> byDigest =
                keys.stream().distinct().collect(Collectors.toMap(Rehearsal::digest, key -> key));
        Map<String, String> found = new HashMap<>();
        kept.rehearsed(id, byDigest.keySet())
                .forEach((digest, content) -> found.put(byDigest.getOrDefault(digest, ""), content));
        return found;
    }

    /** Notes that a row changed a record, where this batch would have made it. */
    void changed(PendingRows.Pending row) {
        String key = row.key();
        if (key != null && made.containsKey(digest(key))) {
            made(row);
        }
    }

    /** Notes that a row would have made a record. */
    void made(PendingRows.Pending row) {
        String key = row.key();
        if (store != null && key != null && !key.isEmpty()) {
            made.put(digest(key), content(row));
        }
    }

    /** The digest of what a row says. */
    static String content(PendingRows.Pending row) {
        return digest(new TreeMap<>(row.values()).toString());
    }

    /** Forgets what was noted since the last batch, since it is done once more. */
    void again() {
        made.clear();
    }

    /** Keeps what was noted, in the current unit of work. */
    void keep() {
        ImportStore kept = store;
        if (kept != null && !made.isEmpty()) {
            kept.keepRehearsed(id, made);
        }
        made.clear();
    }

    private static String digest(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
