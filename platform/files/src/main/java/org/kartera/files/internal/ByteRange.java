package org.kartera.files.internal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kartera.files.FileError;
import org.kartera.platform.CrmException;

/**
 * A part of something, both ends belonging to it (RFC 9110, 14.1.2). Several parts at once are not made; who asks for them gets it whole, as the standard
 * allows.
 */
record ByteRange(long from, long to) {
    private static final Pattern SINGLE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /** The part that {@code header} asks of {@code size} bytes; null: the whole. 416 {@code range-not-satisfiable}. */
    static @Nullable ByteRange of(@Nullable String header, long size) {
        Matcher single = SINGLE.matcher(header == null ? "" : header.strip());
        if (!single.matches() || (single.group(1).isEmpty() && single.group(2).isEmpty())) {
            return null;
        }
        long from;
        long to;
        if (single.group(1).isEmpty()) {
            long last = Long.parseLong(single.group(2));
            from = last == 0 ? size : Math.max(0, size - last);
            to = size - 1;
        } else {
            from = Long.parseLong(single.group(1));
            to = single.group(2).isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(single.group(2)));
            if (!single.group(2).isEmpty() && Long.parseLong(single.group(2)) < from) {
                return null;
            }
        }
        if (from >= size) {
            throw new CrmException(FileError.RANGE_NOT_SATISFIABLE);
        }
        return new ByteRange(from, to);
    }

    long length() {
        return to - from + 1;
    }

    /** As {@code Content-Range} has it. */
    String of(long size) {
        return "bytes " + from + "-" + to + "/" + size;
    }
}
