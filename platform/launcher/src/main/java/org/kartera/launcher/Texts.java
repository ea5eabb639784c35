package org.kartera.launcher;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/** What the command line says, in the language of KARTERA_LOCALE or else of the terminal. */
final class Texts {

    private static final ResourceBundle CATALOGUE = ResourceBundle.getBundle(
            "org.kartera.launcher.messages",
            locale(System.getenv()),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));

    private Texts() {}

    static String of(String key, Object... arguments) {
        return new MessageFormat(CATALOGUE.getString(key), Locale.ROOT).format(arguments);
    }

    /** Follows POSIX in the order of the variables; {@code C} and unknown languages end at English. */
    static Locale locale(Map<String, String> environment) {
        for (String variable : new String[] {"KARTERA_LOCALE", "LC_ALL", "LC_MESSAGES", "LANG"}) {
            String value = environment.getOrDefault(variable, "");
            if (!value.isEmpty()) {
                return Locale.forLanguageTag(value.replaceFirst("[.@].*", "").replace('_', '-'));
            }
        }
        return Locale.ENGLISH;
    }
}
