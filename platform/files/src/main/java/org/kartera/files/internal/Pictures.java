package org.kartera.files.internal;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads pictures of strangers. A picture is never decoded whole: of a large one every so many pixels are taken while it is read, so that the memory follows
 * from what is made of it and not from what somebody sent. What cannot be read like that has a lower limit. For any thread.
 */
final class Pictures {
    /** Rows are read one by one. */
    private static final long MOST_PIXELS = 250_000_000;

    /** All of it is in memory while it is read. */
    private static final long MOST_PIXELS_AT_ONCE = 30_000_000;

    private static final int LONGEST_SIDE = 65_535;

    /** So many times the size that is wanted is read, for a picture that is no mosaic. */
    private static final int FINENESS = 3;

    /** Where photos say how they were held; behind it, none looks further. */
    private static final int HEADER = 1024 * 1024;

    private static final float QUALITY = 0.85f;

    private Pictures() {}

    /** The picture is broken, or of a kind that cannot be read. */
    static final class Unreadable extends IOException {
        private static final long serialVersionUID = 1L;

        Unreadable(String reason) {
            super(reason);
        }
    }

    /** What a smaller picture is written as. */
    enum Form {
        JPEG("image/jpeg", "jpg"),
        PNG("image/png", "png");

        private final String type;
        private final String ending;

        Form(String type, String ending) {
            this.type = type;
            this.ending = ending;
        }

        String type() {
            return type;
        }

        String ending() {
            return ending;
        }
    }

    /** Whether browsers show it and the JDK does not read it. */
    static boolean foreign(String type) {
        return "image/webp".equals(type);
    }

    /** What a smaller picture of that type is written as: what may be transparent stays so. */
    static Form form(String type) {
        return "image/jpeg".equals(type) || "image/bmp".equals(type) ? Form.JPEG : Form.PNG;
    }

    /** Width and height as it is looked at; empty for what is no picture that we can show, or too large a one. */
    static Optional<Dimension> size(String type, Path file) throws IOException {
        PictureHeader header = header(type, file);
        Dimension stored;
        if (foreign(type)) {
            stored = new Dimension(header.width(), header.height());
        } else {
            Dimension told = told(type, file);
            if (told == null) {
                return Optional.empty();
            }
            stored = told;
        }
        boolean atOnce = foreign(type) || header.progressive() || "image/bmp".equals(type);
        if (!bearable(stored, atOnce)) {
            return Optional.empty();
        }
        return Optional.of(
                header.lying() ? new Dimension(/* width= */ stored.height, /* height= */ stored.width) : stored);
    }

    private static PictureHeader header(String type, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return PictureHeader.of(type, in.readNBytes(HEADER));
        }
    }

    private static boolean bearable(Dimension size, boolean atOnce) {
        long pixels = (long) size.width * size.height;
        return pixels > 0
                && pixels <= (atOnce ? MOST_PIXELS_AT_ONCE : MOST_PIXELS)
                && Math.max(size.width, size.height) <= LONGEST_SIDE;
    }

    private static @Nullable Dimension told(String type, Path file) throws IOException {
        ImageReader reader = reader(type);
        if (reader == null) {
            return null;
        }
        try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
            reader.setInput(in, true, true);
            // A reader that offers no way to show a picture, of print colours for instance, gives none either.
            return reader.getImageTypes(0).hasNext() ? new Dimension(reader.getWidth(0), reader.getHeight(0)) : null;
        } catch (IOException | RuntimeException broken) {
            return null;
        } finally {
            reader.dispose();
        }
    }

    private static @Nullable ImageReader reader(String type) {
        Iterator<ImageReader> readers = switch (type) {
            case "image/jpeg", "image/png", "image/gif", "image/bmp" -> ImageIO.getImageReadersByMIMEType(type);
            default -> Collections.emptyIterator();
        };
        return readers.hasNext() ? readers.next() : null;
    }

    /**
     * Writes a picture that fits into a square.
     *
     * @param pixels side of the square; a smaller picture stays as large as it is
     * @throws Unreadable for what is broken
     */
    static void shrink(String type, Path file, int pixels, Path to) throws IOException {
        BufferedImage read = read(type, file, pixels);
        BufferedImage made = fitted(read, header(type, file).orientation(), pixels, form(type) == Form.PNG);
        try (OutputStream out = Files.newOutputStream(to)) {
            write(made, form(type), out);
        }
    }

    private static BufferedImage read(String type, Path file, int pixels) throws IOException {
        ImageReader reader = reader(type);
        if (reader == null) {
            throw new Unreadable("no reader of " + type);
        }
        try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
            reader.setInput(in, true, true);
            int longest = Math.max(reader.getWidth(0), reader.getHeight(0));
            int step = Math.max(1, (longest + FINENESS * pixels - 1) / (FINENESS * pixels));
            ImageReadParam how = reader.getDefaultReadParam();
            how.setSourceSubsampling(step, step, 0, 0);
            return reader.read(0, how);
        } catch (IOException | RuntimeException broken) {
            throw new Unreadable(broken.toString());
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage fitted(BufferedImage read, int orientation, int pixels, boolean transparent) {
        boolean lying = orientation >= 5;
        int width = lying ? read.getHeight() : read.getWidth();
        int height = lying ? read.getWidth() : read.getHeight();
        double scale = Math.min(1, (double) pixels / Math.max(width, height));
        BufferedImage made = new BufferedImage(
                Math.max(1, (int) Math.round(width * scale)),
                Math.max(1, (int) Math.round(height * scale)),
                transparent ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = made.createGraphics();
        try {
            canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
            AffineTransform way = AffineTransform.getScaleInstance(
                    (double) made.getWidth() / width, (double) made.getHeight() / height);
            way.concatenate(turn(orientation, read.getWidth(), read.getHeight()));
            canvas.drawImage(read, way, null);
        } finally {
            canvas.dispose();
        }
        return made;
    }

    /** From how it is stored to how it is looked at. */
    private static AffineTransform turn(int orientation, double width, double height) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }

    private static void write(BufferedImage image, Form form, OutputStream out) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByMIMEType(form.type()).next();
        try (MemoryCacheImageOutputStream to = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(to);
            ImageWriteParam how = writer.getDefaultWriteParam();
            if (form == Form.JPEG) {
                how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                how.setCompressionQuality(QUALITY);
            }
            writer.write(null, new IIOImage(image, null, null), how);
        } finally {
            writer.dispose();
        }
    }
}
