package org.kartera.files.internal;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** A photo of 64 to 32 with a red corner at the top left and a blue one at the top right, as cameras store it that are held in different ways. */
final class Marked {
    private static final int WIDTH = 64;
    private static final int HEIGHT = 32;

    private Marked() {}

    /** How it is stored by a camera that says {@code orientation}: each pixel where Exif 2.32 says that it belongs. */
    static Path stored(Path folder, int orientation) throws IOException {
        BufferedImage upright = upright();
        boolean lying = orientation >= 5;
        BufferedImage stored =
                new BufferedImage(lying ? HEIGHT : WIDTH, lying ? WIDTH : HEIGHT, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < WIDTH; x++) {
            for (int y = 0; y < HEIGHT; y++) {
                int column = switch (orientation) {
                    case 2, 3 -> WIDTH - 1 - x;
                    case 5, 6 -> y;
                    case 7, 8 -> HEIGHT - 1 - y;
                    default -> x;
                };
                int row = switch (orientation) {
                    case 3, 4 -> HEIGHT - 1 - y;
                    case 5, 8 -> x;
                    case 6, 7 -> WIDTH - 1 - x;
                    default -> y;
                };
                stored.setRGB(column, row, upright.getRGB(x, y));
            }
        }
        File file = Files.createTempFile(folder, "marked", ".jpg").toFile();
        ImageIO.write(stored, "jpg", file);
        return file.toPath();
    }

    private static BufferedImage upright() {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        canvas.setColor(Color.RED);
        canvas.fillRect(0, 0, 16, 16);
        canvas.setColor(Color.BLUE);
        canvas.fillRect(48, 0, 16, 16);
        canvas.dispose();
        return image;
    }

    static boolean upright(BufferedImage image) {
        Color left = new Color(image.getRGB(6, 6));
        Color right = new Color(image.getRGB(58, 6));
        return image.getWidth() == WIDTH
                && left.getRed() > 180
                && left.getBlue() < 90
                && right.getBlue() > 180
                && right.getRed() < 90;
    }
}
