package org.kartera.web.internal.brand;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * A picture, told by its first bytes and not by what its sender says of it: PNG (ISO/IEC 15948), JPEG (ITU-T T.81) or WebP (RFC 9649). No SVG, which could
 * have scripts.
 */
record Picture(String type, int width, int height) {
    private static final long PNG = 0x89504e470d0a1a0aL;
    private static final int PNG_HEADER = 24;
    private static final int WEBP_HEADER = 30;
    private static final int JPEG_START = 0xffd8;
    private static final int SEGMENT = 9;

    /** What {@code bytes} show; empty where they are no such picture. */
    static Optional<Picture> of(byte[] bytes) {
        ByteBuffer data = ByteBuffer.wrap(bytes);
        if (bytes.length >= PNG_HEADER && data.getLong(0) == PNG && ascii(bytes, 12, "IHDR")) {
            return of("image/png", data.getInt(16), data.getInt(20));
        } else if (bytes.length >= WEBP_HEADER && ascii(bytes, 0, "RIFF") && ascii(bytes, 8, "WEBP")) {
            return webp(bytes);
        }
        return bytes.length > SEGMENT && (data.getShort(0) & 0xffff) == JPEG_START ? jpeg(data) : Optional.empty();
    }

    private static Optional<Picture> of(String type, int width, int height) {
        return width > 0 && height > 0 ? Optional.of(new Picture(type, width, height)) : Optional.empty();
    }

    private static boolean ascii(byte[] bytes, int at, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (bytes[at + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static Optional<Picture> webp(byte[] bytes) {
        ByteBuffer data = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        String type = "image/webp";
        if (ascii(bytes, 12, "VP8X")) {
            return of(type, (data.getInt(24) & 0xffffff) + 1, (data.getInt(26) >>> 8) + 1);
        } else if (ascii(bytes, 12, "VP8L")) {
            int sizes = data.getInt(21);
            return of(type, (sizes & 0x3fff) + 1, (sizes >>> 14 & 0x3fff) + 1);
        }
        return ascii(bytes, 12, "VP8 ")
                ? of(type, data.getShort(26) & 0x3fff, data.getShort(28) & 0x3fff)
                : Optional.empty();
    }

    /** Goes from segment to segment until a frame header, which has the size. */
    private static Optional<Picture> jpeg(ByteBuffer data) {
        int at = 2;
        while (at + SEGMENT <= data.limit() && (data.get(at) & 0xff) == 0xff) {
            int marker = data.get(at + 1) & 0xff;
            boolean frame = marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
            if (frame) {
                return of("image/jpeg", data.getShort(at + 7) & 0xffff, data.getShort(at + 5) & 0xffff);
            }
            int length = data.getShort(at + 2) & 0xffff;
            at += marker == 0xff ? 1 : 2 + Math.max(2, length);
        }
        return Optional.empty();
    }
}
