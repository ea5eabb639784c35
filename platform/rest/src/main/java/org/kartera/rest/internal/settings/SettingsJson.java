package org.kartera.rest.internal.settings;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kartera.records.InstallationSettings.Brand;
import org.kartera.records.InstallationSettings.Details;
import org.kartera.records.InstallationSettings.Formats;
import org.kartera.records.InstallationSettings.Palette;

/** Settings of several parts as JSON objects. */
public final class SettingsJson {
    private SettingsJson() {}

    static Map<String, @Nullable Object> of(Details details) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("legalName", details.legalName());
        json.put("taxId", details.taxId());
        json.put("street", details.street());
        json.put("postalCode", details.postalCode());
        json.put("city", details.city());
        json.put("province", details.province());
        json.put("country", details.country());
        json.put("phone", details.phone());
        json.put("email", details.email());
        json.put("web", details.web());
        return json;
    }

    /** How numbers, days and times are written. */
    public static Map<String, @Nullable Object> of(Formats formats) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("dateOrder", formats.dateOrder());
        json.put("decimal", formats.decimal());
        json.put("grouping", formats.grouping());
        json.put("firstDay", formats.firstDay());
        json.put("clock", formats.clock());
        return json;
    }

    static @Nullable Map<String, Object> of(@Nullable Brand brand) {
        if (brand == null) {
            return null;
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("accent", brand.accent());
        json.put("light", of(brand.light()));
        json.put("dark", of(brand.dark()));
        return json;
    }

    private static Map<String, Object> of(Palette palette) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("accent", palette.accent());
        json.put("strong", palette.strong());
        json.put("soft", palette.soft());
        json.put("ink", palette.ink());
        return json;
    }
}
