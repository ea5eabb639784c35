package org.kartera.files.internal;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * What the first bytes of a picture tell that the JDK's readers do not, or only by taking all of it into memory: how a photo was held (Exif 2.32, tag 274),
 * whether a JPEG comes in several scans (ITU T.81, B.1.1.3), and the size of a WebP (RFC 9649).
 *
 * @param width in pixels; 0 where it is not told
 * @param height the same
 * @param orientation 1 to 8 as Exif has it; 1: as it is to be looked at
 * @param progressive all of it must be in memory to be decoded
 */
record PictureHeader(int width, int height, int orientation, boolean progressive) {
    private static final int UPRIGHT = 1;
    private static final int LAST_ORIENTATION = 8;
    private static final int ORIENTATION = 0x0112;
    private static final int MARKER = 0xFF;
    private static final int START = 0xFFD8;
    private static final int APP1 = 0xE1;
    private static final int SCAN = 0xDA;
    private static final String EXIF = "Exif\0\0";

    /** Of what is none of these, or broken: nothing is known. */
    static final PictureHeader UNKNOWN = new PictureHeader(0, 0, UPRIGHT, false);

    static PictureHeader of(String type, byte[] beginning) {
        ByteBuffer bytes = ByteBuffer.wrap(beginning);
        try {
            return switch (type) {
                case "image/jpeg" -> jpeg(bytes);
                case "image/webp" -> webp(bytes.order(ByteOrder.LITTLE_ENDIAN));
                default -> UNKNOWN;
            };
        } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException broken) {
            return UNKNOWN;
        }
    }

    /** Whether width and height change places when it is turned as it is to be looked at. */
    boolean lying() {
        return orientation > LAST_ORIENTATION / 2;
    }

    private static PictureHeader jpeg(ByteBuffer bytes) {
        int orientation = UPRIGHT;
        if ((bytes.getShort() & 0xFFFF) != START) {
            return UNKNOWN;
        }
        while (bytes.remaining() > Short.BYTES * 2) {
            if ((bytes.get() & 0xFF) != MARKER) {
                break;
            }
            int marker = bytes.get() & 0xFF;
            if (marker == MARKER) {
                bytes.position(bytes.position() - 1);
                continue;
            }
            int length = bytes.getShort() & 0xFFFF;
            int next = bytes.position() + length - Short.BYTES;
            if (marker == SCAN) {
                break;
            } else if (frame(marker)) {
                bytes.get();
                int height = bytes.getShort() & 0xFFFF;
                int width = bytes.getShort() & 0xFFFF;
                return new PictureHeader(width, height, orientation, (marker & 0x3) == 2);
            } else if (marker == APP1) {
                int told = exif(bytes.slice(bytes.position(), Math.min(length - Short.BYTES, bytes.remaining())));
                orientation = told == 0 ? orientation : told;
            }
            bytes.position(next);
        }
        // The frame lies behind what was looked at; until it is known, the worst is assumed.
        return new PictureHeader(0, 0, orientation, true);
    }

    /** SOF0 to SOF15, without the three that are something else. */
    private static boolean frame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    /** The orientation in an Exif block; 0 where there is none. */
    private static int exif(ByteBuffer block) {
        byte[] name = new byte[EXIF.length()];
        if (block.remaining() < name.length) {
            return 0;
        }
        block.get(name);
        if (!EXIF.equals(new String(name, StandardCharsets.ISO_8859_1))) {
            return 0;
        }
        ByteBuffer tiff = block.slice();
        tiff.order(tiff.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        int entries = tiff.getShort(directory) & 0xFFFF;
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + 12 * i;
            if ((tiff.getShort(entry) & 0xFFFF) == ORIENTATION) {
                int value = tiff.getShort(entry + 8);
                return value >= UPRIGHT && value <= LAST_ORIENTATION ? value : 0;
            }
        }
        return 0;
    }

    private static PictureHeader webp(ByteBuffer bytes) {
        int chunk = bytes.getInt(12);
        return switch (new String(
                ByteBuffer.allocate(4)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(chunk)
                        .array(),
                StandardCharsets.ISO_8859_1)) {
            case "VP8 " -> of(bytes.getShort(26) & 0x3FFF, bytes.getShort(28) & 0x3FFF);
            case "VP8L" -> {
                int bits = bytes.getInt(21);
                yield of((bits & 0x3FFF) + 1, (bits >>> 14 & 0x3FFF) + 1);
            }
            case "VP8X" -> of((bytes.getInt(24) & 0xFFFFFF) + 1, (bytes.getInt(26) >>> 8 & 0xFFFFFF) + 1);
            default -> UNKNOWN;
        };
    }

    private static PictureHeader of(int width, int height) {
        return new PictureHeader(width, height, UPRIGHT, false);
    }
}
