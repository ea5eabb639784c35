package org.kartera.transfer.internal;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.CrmException;
import org.kartera.transfer.TransferError;

/** Finds the encoding of a file while its bytes pass by, and whether they are text in it at all. Used by one thread, for one file. */
final class TextEncoding {
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    /** How Excel's files begin: the archive of now, the compound file of before 2007. */
    private static final List<byte[]> WORKBOOKS =
            List.of(new byte[] {'P', 'K', 3, 4}, new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0});

    /** The byte order marks of UTF-16, in which Excel saves "Unicode text". */
    private static final List<byte[]> WIDE_MARKS =
            List.of(new byte[] {(byte) 0xFF, (byte) 0xFE}, new byte[] {(byte) 0xFE, (byte) 0xFF});

    private static final int C1_BEGIN = 0x80;
    private static final int C1_END = 0x9F;

    private final @Nullable Charset asked;
    private final CharsetDecoder decoder;
    private final CharBuffer sink = CharBuffer.allocate(8192);
    private ByteBuffer rest = ByteBuffer.allocate(0);
    private long position;
    private long firstWrong = -1;
    private long firstNul = -1;
    private boolean windowsOnly;
    private boolean workbook;
    private boolean wideMark;

    /** {@code name} is the encoding asked for; null: to be found. */
    TextEncoding(@Nullable String name) {
        asked = name == null ? null : charset(name);
        decoder = (asked == null ? StandardCharsets.UTF_8 : asked)
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            throw CrmException.causedBy(unknown, TransferError.UNKNOWN_ENCODING, name);
        }
    }

    /** The next bytes of the file. */
    void pass(byte[] bytes, int length) {
        if (position == 0) {
            workbook = WORKBOOKS.stream().anyMatch(begin -> begins(bytes, length, begin));
            wideMark = WIDE_MARKS.stream().anyMatch(begin -> begins(bytes, length, begin));
        }
        for (int i = 0; i < length; i++) {
            int value = bytes[i] & 0xFF;
            if (value == 0 && firstNul < 0) {
                firstNul = position + i;
            }
            windowsOnly |= value >= C1_BEGIN && value <= C1_END;
        }
        ByteBuffer in = ByteBuffer.allocate(rest.remaining() + length);
        in.put(rest).put(bytes, 0, length).flip();
        decode(in, false);
        rest = in.slice();
        position += length;
    }

    private static boolean begins(byte[] bytes, int length, byte[] with) {
        return length >= with.length && Arrays.equals(bytes, 0, with.length, with, 0, with.length);
    }

    private void decode(ByteBuffer in, boolean end) {
        while (firstWrong < 0) {
            sink.clear();
            CoderResult result = decoder.decode(in, sink, end);
            if (result.isError()) {
                firstWrong = position - rest.remaining() + in.position();
            } else if (result.isUnderflow()) {
                return;
            }
        }
        in.position(in.limit());
    }

    /** The encoding, once all bytes have passed; fails with {@code wrong-encoding, spreadsheet}. */
    Charset found() {
        if (workbook) {
            throw new CrmException(TransferError.SPREADSHEET);
        }
        if (wideMark && asked == null) {
            return StandardCharsets.UTF_16;
        }
        decode(rest, true);
        Charset charset = asked != null ? asked : StandardCharsets.UTF_8;
        if (firstWrong >= 0 && asked == null) {
            charset = windowsOnly ? WINDOWS : StandardCharsets.ISO_8859_1;
            firstWrong = -1;
        }
        boolean wide = charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32");
        long wrong = firstWrong >= 0 ? firstWrong : wide ? -1 : firstNul;
        if (wrong >= 0) {
            throw new CrmException(TransferError.WRONG_ENCODING, charset.name(), wrong);
        }
        return charset;
    }
}
