package org.kartera.files.testing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Puts what a camera tells into a JPEG. */
public final class Exif {
    private static final int START = 2;

    private Exif() {}

    /** {@code jpeg} as if the camera had been held like that. */
    public static byte[] with(byte[] jpeg, int orientation) {
        ByteBuffer tiff = ByteBuffer.allocate(26);
        tiff.put("MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
        tiff.putShort((short) 1).putShort((short) 0x0112).putShort((short) 3).putInt(1);
        tiff.putShort((short) orientation).putShort((short) 0).putInt(0);
        byte[] name = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
        int length = 2 + name.length + tiff.capacity();
        ByteBuffer all = ByteBuffer.allocate(jpeg.length + 2 + length);
        all.put(jpeg, 0, START).putShort((short) 0xFFE1).putShort((short) length);
        return all.put(name)
                .put(tiff.array())
                .put(jpeg, START, jpeg.length - START)
                .array();
    }
}
