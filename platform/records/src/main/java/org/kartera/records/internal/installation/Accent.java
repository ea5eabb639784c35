package org.kartera.records.internal.installation;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoublePredicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.records.InstallationSettings.Brand;
import org.kartera.records.InstallationSettings.Palette;

/**
 * The setting {@code brand}: the colour of buttons and links, from which the shades of both themes follow. White text stands on it, so that its contrast with
 * white has to be that of WCAG 2.2, 1.4.3; where it has less, a darker one is offered. On the dark theme it is made as light as 1.4.11 wants.
 */
final class Accent {
    static final String ACCENT = "brand.accent";
    static final List<String> PARTS = List.of(ACCENT);

    private static final Pattern COLOUR = Pattern.compile("#[0-9a-f]{6}");
    private static final double TEXT = 4.5;
    private static final double SHAPE = 3;
    private static final double COMFORTABLE = 5.5;
    private static final int WHITE = 0xffffff;
    private static final int BLACK = 0;
    private static final int DARK_SURFACE = 0x17171a;
    private static final int STEPS = 200;

    private Accent() {}

    static Map<String, @Nullable String> checked(@Nullable Object patch) {
        return SettingGroup.checked("brand", PARTS, patch, (name, text) -> accent(text));
    }

    private static String accent(String text) {
        String colour = text.toLowerCase(Locale.ROOT);
        if (!COLOUR.matcher(colour).matches()) {
            throw CrmException.invalid(ACCENT, StandardError.INVALID_COLOUR, text);
        }
        double contrast = contrast(number(colour), WHITE);
        if (contrast < TEXT) {
            String nearest = text(toward(number(colour), BLACK, luminance -> ratio(luminance, 1) >= TEXT));
            throw CrmException.invalid(
                    ACCENT,
                    StandardError.LOW_CONTRAST,
                    colour,
                    String.format(Locale.ROOT, "%.1f", Math.floor(contrast * 10) / 10),
                    nearest);
        }
        return colour;
    }

    /** What is stored, as a setting; null where the colours are Kartera's own. */
    static @Nullable Brand of(Map<String, String> stored) {
        String accent = stored.get(ACCENT);
        return accent == null ? null : new Brand(accent, light(number(accent)), dark(number(accent)));
    }

    private static Palette light(int accent) {
        int soft = mixed(accent, WHITE, 0.9);
        double paper = luminance(soft);
        int ink = toward(accent, BLACK, luminance -> ratio(luminance, paper) >= COMFORTABLE);
        return new Palette(text(accent), text(mixed(accent, BLACK, 0.15)), text(soft), text(ink));
    }

    private static Palette dark(int chosen) {
        double surface = luminance(DARK_SURFACE);
        int accent = toward(chosen, WHITE, luminance -> ratio(luminance, surface) >= SHAPE);
        int soft = mixed(accent, DARK_SURFACE, 0.75);
        double paper = luminance(soft);
        int ink = toward(accent, WHITE, luminance -> ratio(luminance, paper) >= COMFORTABLE);
        return new Palette(text(accent), text(mixed(accent, BLACK, 0.12)), text(soft), text(ink));
    }

    /** The first shade between {@code colour} and {@code end} whose luminance is {@code enough}. */
    private static int toward(int colour, int end, DoublePredicate enough) {
        for (int step = 0; step < STEPS; step++) {
            int shade = mixed(colour, end, (double) step / STEPS);
            if (enough.test(luminance(shade))) {
                return shade;
            }
        }
        return end;
    }

    /** {@code colour} with {@code share} of {@code other}. */
    private static int mixed(int colour, int other, double share) {
        int mixed = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            double value = (colour >> shift & 0xff) * (1 - share) + (other >> shift & 0xff) * share;
            mixed |= (int) Math.round(value) << shift;
        }
        return mixed;
    }

    /** The contrast ratio of WCAG 2.2. */
    static double contrast(int colour, int other) {
        return ratio(luminance(colour), luminance(other));
    }

    private static double ratio(double luminance, double other) {
        return (Math.max(luminance, other) + 0.05) / (Math.min(luminance, other) + 0.05);
    }

    /** The relative luminance of WCAG 2.2. */
    private static double luminance(int colour) {
        return 0.2126 * linear(colour >> 16) + 0.7152 * linear(colour >> 8) + 0.0722 * linear(colour);
    }

    private static double linear(int channel) {
        double value = (channel & 0xff) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    static int number(String colour) {
        return Integer.parseInt(colour.substring(1), 16);
    }

    private static String text(int colour) {
        return String.format(Locale.ROOT, "#%06x", colour);
    }
}
