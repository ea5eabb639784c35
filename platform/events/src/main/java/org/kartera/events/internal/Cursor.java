package org.kartera.events.internal;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;

/**
 * A place in the feed.
 *
 * @param era grows when the numbers of transactions begin anew, as they do where a dump is restored; always 0 on Derby
 * @param xid number of the transaction; always 0 on Derby
 * @param seq number of the entry
 */
record Cursor(long era, long xid, long seq) implements Comparable<Cursor> {
    static final Cursor BEGINNING = new Cursor(0, 0, 0);

    private static final Pattern FORM = Pattern.compile("(\\d{1,9})\\.(\\d{1,18})\\.(-?\\d{1,18})");
    private static final Comparator<Cursor> ORDER =
            Comparator.comparingLong(Cursor::era).thenComparingLong(Cursor::xid).thenComparingLong(Cursor::seq);

    /** Reads {@link #toString}; null and the empty text are the beginning. */
    static Cursor parse(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return BEGINNING;
        }
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new CrmException(StandardError.MALFORMED_CURSOR);
        }
        return new Cursor(Long.parseLong(form.group(1)), Long.parseLong(form.group(2)), Long.parseLong(form.group(3)));
    }

    @Override
    public int compareTo(Cursor other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return era + "." + xid + "." + seq;
    }
}
