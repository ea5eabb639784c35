package org.kartera.records.internal.installation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.Callers;
import org.kartera.platform.CrmException;
import org.kartera.platform.Messages;
import org.kartera.platform.StandardError;
import org.kartera.platform.configuration.ConfigurationChange;
import org.kartera.platform.configuration.ConfigurationChange.Manner;
import org.kartera.platform.configuration.ConfigurationItem;
import org.kartera.platform.configuration.ConfigurationPart;
import org.kartera.platform.configuration.ConfigurationPlan;
import org.kartera.records.InstallationSettings;
import org.kartera.records.InstallationSettings.Brand;
import org.kartera.records.InstallationSettings.Formats;
import org.kartera.records.InstallationSettings.Values;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The settings that make sense in another company, too, in configuration packages: {@code brand} and {@code formats}, each with the parts that were chosen. */
@Component(service = ConfigurationPart.class)
public final class SettingsPart implements ConfigurationPart {
    private static final String NAME = "settings";
    private static final Map<String, List<String>> SETTINGS =
            new TreeMap<>(Map.of(SettingValues.BRAND, Accent.PARTS, SettingValues.FORMATS, FormatSettings.PARTS));

    private final InstallationSettings settings;
    private final Messages messages;
    private final Callers callers;

    @Activate
    public SettingsPart(
            @Reference InstallationSettings settings, @Reference Messages messages, @Reference Callers callers) {
        this.settings = settings;
        this.messages = messages;
        this.callers = callers;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int place() {
        return 35;
    }

    @Override
    public boolean layered() {
        return false;
    }

    @Override
    public List<ConfigurationItem> items() {
        Values values = settings.current();
        return SETTINGS.keySet().stream()
                .map(key -> new ConfigurationItem(key, null, false, false, chosen(key, values)))
                .filter(item -> !Map.of().equals(item.content()))
                .toList();
    }

    private static Map<String, Object> chosen(String key, Values values) {
        Map<String, Object> chosen = new LinkedHashMap<>();
        if (key.equals(SettingValues.BRAND)) {
            Brand brand = values.brand();
            add(chosen, "accent", brand == null ? null : brand.accent());
            return chosen;
        }
        Formats formats = values.formats();
        add(chosen, "dateOrder", formats.dateOrder());
        add(chosen, "decimal", formats.decimal());
        add(chosen, "grouping", formats.grouping());
        add(chosen, "firstDay", formats.firstDay());
        add(chosen, "clock", formats.clock());
        return chosen;
    }

    private static void add(Map<String, Object> chosen, String part, @Nullable String value) {
        if (value != null) {
            chosen.put(part, value);
        }
    }

    @Override
    public String label(String key, Object content) {
        return messages.text(SettingsPart.class, callers.current().locale(), "configuration." + NAME + "." + key);
    }

    @Override
    public Object read(String key, Object content) {
        List<String> parts = SETTINGS.get(key);
        if (parts == null) {
            throw CrmException.invalid(key, StandardError.UNKNOWN_FIELD);
        } else if (!(content instanceof Map<?, ?>)) {
            throw CrmException.invalid(key, StandardError.WRONG_TYPE, "object");
        }
        Map<String, Object> read = new LinkedHashMap<>();
        Map<String, @Nullable String> stored =
                SettingValues.checked(Map.of(key, content), settings.current().region());
        parts.forEach(part -> add(read, part.substring(key.length() + 1), stored.get(part)));
        // Of several parts that do not go together, too.
        Map<String, String> whole = new LinkedHashMap<>();
        read.forEach((part, value) -> whole.put(key + "." + part, String.valueOf(value)));
        FormatSettings.of(whole);
        return read;
    }

    @Override
    public void put(ConfigurationPlan plan, ConfigurationChange change) {
        if (change.manner() == Manner.TAKE && change.after() instanceof Map<?, ?> content) {
            Map<String, @Nullable Object> all = new LinkedHashMap<>();
            for (String part : SETTINGS.getOrDefault(change.key(), List.of())) {
                String name = part.substring(change.key().length() + 1);
                all.put(name, content.get(name));
            }
            settings.change(Map.of(change.key(), all));
        }
    }

    @Override
    public void remove(String key, String pack) {
        Map<String, @Nullable Object> patch = new LinkedHashMap<>();
        patch.put(key, null);
        settings.change(patch);
    }
}
