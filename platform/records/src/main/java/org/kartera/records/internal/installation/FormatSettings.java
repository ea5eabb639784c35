package org.kartera.records.internal.installation;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.records.InstallationSettings.Formats;

/** The setting {@code formats}: how numbers, days and times are written where that is not as the language and the country have it. */
final class FormatSettings {
    static final String DATE_ORDER = "formats.dateOrder";
    static final String DECIMAL = "formats.decimal";
    static final String GROUPING = "formats.grouping";
    static final String FIRST_DAY = "formats.firstDay";
    static final String CLOCK = "formats.clock";
    static final List<String> PARTS = List.of(DATE_ORDER, DECIMAL, GROUPING, FIRST_DAY, CLOCK);

    private static final Map<String, List<String>> WORDS = Map.of(
            DATE_ORDER, List.of("dmy", "mdy", "ymd"),
            DECIMAL, List.of("point", "comma"),
            GROUPING, List.of("point", "comma", "space", "apostrophe", "none"),
            FIRST_DAY, List.of("monday", "saturday", "sunday"),
            CLOCK, List.of("12", "24"));

    private FormatSettings() {}

    static Map<String, @Nullable String> checked(@Nullable Object patch) {
        return SettingGroup.checked(
                "formats",
                PARTS,
                patch,
                (name, text) -> SettingGroup.choice(name, text, WORDS.getOrDefault(name, List.of())));
    }

    /** What is stored, as a setting; 422 {@code same-separators} where one sign would part both thousands and fractions. */
    static Formats of(Map<String, String> stored) {
        String decimal = stored.get(DECIMAL);
        if (decimal != null && decimal.equals(stored.get(GROUPING))) {
            throw CrmException.invalid(GROUPING, StandardError.SAME_SEPARATORS);
        }
        return new Formats(
                stored.get(DATE_ORDER), decimal, stored.get(GROUPING), stored.get(FIRST_DAY), stored.get(CLOCK));
    }
}
