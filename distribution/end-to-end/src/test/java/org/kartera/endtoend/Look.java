package org.kartera.endtoend;

import com.microsoft.playwright.options.ColorScheme;
import java.util.Locale;

/** How somebody sits before the client: the language of their browser, its theme, and what it is shown on. */
record Look(String language, ColorScheme theme, Screen screen) {
    static final Look DESKTOP = new Look("en-US", ColorScheme.LIGHT, Screen.DESKTOP);
    static final Look PHONE = new Look("en-US", ColorScheme.LIGHT, Screen.PHONE);

    enum Screen {
        DESKTOP(1440, 900),
        PHONE(390, 844);

        private final int width;
        private final int height;

        Screen(int width, int height) {
            this.width = width;
            this.height = height;
        }

        int width() {
            return width;
        }

        int height() {
            return height;
        }
    }

    Look spanish() {
        return new Look("es-ES", theme, screen);
    }

    Look dark() {
        return new Look(language, ColorScheme.DARK, screen);
    }

    @Override
    public String toString() {
        return screen.name().toLowerCase(Locale.ROOT) + ", " + theme.name().toLowerCase(Locale.ROOT) + ", " + language;
    }
}
