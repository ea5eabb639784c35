package org.kartera.events.internal;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.kartera.events.StoredEntry;

/**
 * What was said of a batch of entries when they were new.
 *
 * @param number from 1, without gaps
 * @param digests a line for each entry: its place and the beginning of its digest, so that a check can name the entry that is wrong
 * @param previousHash hash of the seal before
 * @param hash over all of this and over the whole digests of the entries
 */
record Seal(
        long number,
        String first,
        String last,
        int count,
        String digests,
        String previousHash,
        String hash,
        Instant sealedAt) {
    /** What the first seal has for the hash of the one before. */
    static final String BEGINNING = "0".repeat(64);

    private static final int SHOWN_BYTES = 8;

    /** A line of {@link #digests}. */
    record Line(Cursor place, String digest) {}

    static Seal over(List<StoredEntry> entries, long number, String previousHash, Instant sealedAt) {
        MessageDigest whole = EntryDigest.sha256();
        StringBuilder lines = new StringBuilder();
        for (StoredEntry entry : entries) {
            byte[] digest = EntryDigest.of(entry);
            whole.update(digest);
            lines.append(entry.cursor()).append(' ').append(shown(digest)).append('\n');
        }
        Seal open = new Seal(
                number,
                entries.get(0).cursor(),
                entries.get(entries.size() - 1).cursor(),
                entries.size(),
                lines.toString(),
                previousHash,
                "",
                sealedAt);
        return open.closed(whole.digest());
    }

    /** The part of a digest that is in {@link #digests}. */
    static String shown(byte[] digest) {
        return HexFormat.of().formatHex(digest, 0, SHOWN_BYTES);
    }

    /** With the hash that it must have if {@code entries} is the digest over the digests of its entries. */
    Seal closed(byte[] entries) {
        byte[] own = EntryDigest.of(number, first, last, count, digests, previousHash, sealedAt, entries);
        return new Seal(
                number,
                first,
                last,
                count,
                digests,
                previousHash,
                HexFormat.of().formatHex(own),
                sealedAt);
    }

    List<Line> lines() {
        return digests.lines().map(Seal::line).toList();
    }

    private static Line line(String text) {
        int space = text.indexOf(' ');
        return new Line(Cursor.parse(text.substring(0, Math.max(space, 0))), text.substring(space + 1));
    }
}
