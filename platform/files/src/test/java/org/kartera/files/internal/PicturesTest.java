package org.kartera.files.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kartera.files.testing.Exif;

class PicturesTest {
    private static final long MEGABYTE = 1024 * 1024;

    @TempDir
    Path folder;

    private Path file(byte[] content) throws IOException {
        return Files.write(Files.createTempFile(folder, "picture", ""), content);
    }

    private Path drawn(int width, int height, String format, int type) throws IOException {
        BufferedImage image = new BufferedImage(width, height, type);
        image.setRGB(0, 0, Color.RED.getRGB());
        Path file = Files.createTempFile(folder, "picture", "");
        ImageIO.write(image, format, file.toFile());
        return file;
    }

    private BufferedImage shrunk(String type, Path file, int pixels) throws IOException {
        Path small = folder.resolve("small");
        Pictures.shrink(type, file, pixels, small);
        return ImageIO.read(small.toFile());
    }

    /** A grey PNG whose bytes are made row by row, since nobody would want it in memory. */
    private static byte[] grey(int width, int height) throws IOException {
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        try (DeflaterOutputStream packed = new DeflaterOutputStream(rows)) {
            byte[] row = new byte[width + 1];
            for (int i = 0; i < height; i++) {
                Arrays.fill(row, 1, row.length, (byte) 200);
                packed.write(row);
            }
        }
        return png(width, height, rows.toByteArray());
    }

    private static byte[] png(int width, int height, byte[] rows) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream png = new DataOutputStream(bytes);
        png.writeLong(0x89504E470D0A1A0AL);
        chunk(
                png,
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(width)
                        .putInt(height)
                        .put((byte) 8)
                        .array());
        chunk(png, "IDAT", rows);
        chunk(png, "IEND", new byte[0]);
        return bytes.toByteArray();
    }

    private static void chunk(DataOutputStream png, String name, byte[] content) throws IOException {
        byte[] type = name.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(type);
        sum.update(content);
        png.writeInt(content.length);
        png.write(type);
        png.write(content);
        png.writeInt((int) sum.getValue());
    }

    @Test
    void aPictureFitsIntoItsSquare() throws IOException {
        BufferedImage small = shrunk("image/jpeg", drawn(900, 300, "jpg", BufferedImage.TYPE_INT_RGB), 128);
        assertEquals(new Dimension(128, 43), new Dimension(small.getWidth(), small.getHeight()));
        BufferedImage same = shrunk("image/png", drawn(20, 10, "png", BufferedImage.TYPE_INT_RGB), 128);
        assertEquals(new Dimension(20, 10), new Dimension(same.getWidth(), same.getHeight()));
    }

    @Test
    void whatIsTransparentStaysSo() throws IOException {
        BufferedImage small = shrunk("image/png", drawn(200, 200, "png", BufferedImage.TYPE_INT_ARGB), 64);
        assertEquals(0, small.getRGB(40, 40) >>> 24);
    }

    @Test
    void everyOrientationIsSetRight() throws IOException {
        for (int orientation = 1; orientation <= 8; orientation++) {
            Path photo = file(Exif.with(Files.readAllBytes(Marked.stored(folder, orientation)), orientation));
            assertEquals(Optional.of(new Dimension(64, 32)), Pictures.size("image/jpeg", photo), "as " + orientation);
            BufferedImage small = shrunk("image/jpeg", photo, 64);
            assertTrue(Marked.upright(small), "orientation " + orientation);
        }
    }

    @Test
    void aHundredMegapixelsAreReadInLittleMemory() throws IOException {
        Path file = file(grey(10_000, 10_000));
        assertEquals(Optional.of(new Dimension(10_000, 10_000)), Pictures.size("image/png", file));
        peakReset();
        BufferedImage small = shrunk("image/png", file, 256);
        assertEquals(256, small.getWidth());
        assertTrue(peak() < 150 * MEGABYTE, () -> "took " + peak() / MEGABYTE + " MB");
    }

    private static void peakReset() {
        System.gc();
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    private static long peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }

    @Test
    void aBombIsNoPicture() throws IOException {
        assertEquals(Optional.empty(), Pictures.size("image/png", file(png(60_000, 60_000, new byte[10]))));
        assertEquals(Optional.empty(), Pictures.size("image/png", file(png(Integer.MAX_VALUE, 1, new byte[10]))));
    }

    @Test
    void whatIsBrokenIsToldAsSuch() throws IOException {
        byte[] whole = Files.readAllBytes(drawn(300, 300, "png", BufferedImage.TYPE_INT_RGB));
        Path half = file(Arrays.copyOf(whole, 60));
        assertThrows(Pictures.Unreadable.class, () -> Pictures.shrink("image/png", half, 64, folder.resolve("small")));
        assertEquals(Optional.empty(), Pictures.size("image/png", file(new byte[] {1, 2, 3})));
        assertEquals(Optional.empty(), Pictures.size("text/plain", half));
    }

    @Test
    void theSizeOfAWebpIsTold() throws IOException {
        assertEquals(Optional.of(new Dimension(320, 200)), Pictures.size("image/webp", file(webp("VP8X", 320, 200))));
        assertEquals(Optional.of(new Dimension(320, 200)), Pictures.size("image/webp", file(webp("VP8L", 320, 200))));
        assertEquals(Optional.of(new Dimension(320, 200)), Pictures.size("image/webp", file(webp("VP8 ", 320, 200))));
        assertEquals(Optional.empty(), Pictures.size("image/webp", file(new byte[] {'R', 'I', 'F', 'F'})));
    }

    private static byte[] webp(String kind, int width, int height) {
        ByteBuffer bytes = ByteBuffer.allocate(40).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(32);
        bytes.put("WEBP".getBytes(StandardCharsets.US_ASCII));
        bytes.put(kind.getBytes(StandardCharsets.US_ASCII)).putInt(20);
        switch (kind) {
            case "VP8X" ->
                bytes.putInt(0).putInt((width - 1) | ((height - 1) << 24)).putShort((short) ((height - 1) >> 8));
            case "VP8L" -> bytes.put((byte) 0x2F).putInt((width - 1) | ((height - 1) << 14));
            default -> bytes.put(new byte[6]).putShort((short) width).putShort((short) height);
        }
        return bytes.array();
    }
}
