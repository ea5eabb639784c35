package org.kartera.records.internal.configuration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.kartera.platform.Callers;
import org.kartera.platform.CrmException;
import org.kartera.platform.Messages;
import org.kartera.platform.StandardError;
import org.kartera.platform.Violation;
import org.kartera.platform.configuration.ConfigurationItem;
import org.kartera.platform.configuration.ConfigurationPart;
import org.kartera.records.configuration.ConfigurationError;
import org.kartera.records.configuration.ConfigurationPackage;
import org.kartera.records.configuration.ConfigurationPackage.Manifest;
import org.kartera.records.configuration.Packages.Shippable;
import org.kartera.records.internal.custom.PackageChangeLog;

/** What may be exported, and how. For any thread. */
final class PackageContents {
    private static final Pattern ID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private final PackageParts parts;
    private final Callers callers;
    private final Messages messages;

    PackageContents(PackageParts parts, Callers callers, Messages messages) {
        this.parts = parts;
        this.callers = callers;
        this.messages = messages;
    }

    /** What people call a part; its name where nobody knows it. */
    String partLabel(String name) {
        return parts.find(name)
                .map(part -> messages.text(part.getClass(), callers.current().locale(), "configuration." + name))
                .orElse(name);
    }

    List<Shippable> all() {
        List<Shippable> contents = new ArrayList<>();
        for (ConfigurationPart part : parts.all()) {
            String words = partLabel(part.name());
            part.items().stream()
                    .filter(item -> !item.retired())
                    .forEach(item -> contents.add(new Shippable(
                            part.name(), words, item.key(), part.label(item.key(), item.content()), item.pack())));
        }
        return contents;
    }

    /** The file of what is {@code chosen}; see {@link org.kartera.records.configuration.Packages#export}. */
    byte[] export(Manifest manifest, Map<String, ? extends Set<String>> chosen, Requirements here) {
        List<Violation> wrong = new ArrayList<>();
        Map<String, Map<String, Object>> things = new LinkedHashMap<>();
        Set<String> needed = new TreeSet<>();
        for (ConfigurationPart part : parts.all()) {
            Set<String> keys = new TreeSet<>(Objects.requireNonNullElse(chosen.get(part.name()), Set.of()));
            Map<String, Object> some = new LinkedHashMap<>();
            for (ConfigurationItem item : part.items()) {
                if (!item.retired() && keys.remove(item.key())) {
                    checkPortable(part, item);
                    some.put(item.key(), item.content());
                    needed.addAll(part.modules(item.key(), item.content()));
                }
            }
            keys.forEach(key -> wrong.add(unknown(part.name(), key)));
            if (!some.isEmpty()) {
                things.put(part.name(), some);
            }
        }
        chosen.keySet().stream()
                .filter(name -> parts.find(name).isEmpty())
                .forEach(name -> wrong.add(unknown(name, "")));
        if (!wrong.isEmpty()) {
            throw CrmException.invalid(wrong);
        } else if (things.isEmpty()) {
            throw CrmException.invalid("parts", StandardError.REQUIRED);
        }
        Map<String, String> needs = here.ranges(needed);
        needs.putAll(manifest.needs());
        ConfigurationPackage pack = new ConfigurationPackage(manifest.needing(needs), things);
        return new PackageFile(PackageJson.write(pack), PackageChangeLog.of(pack)).bytes();
    }

    private static Violation unknown(String part, String key) {
        return Violation.of("parts." + part, StandardError.INVALID_CHOICE, key, "GET /packages/contents");
    }

    private static void checkPortable(ConfigurationPart part, ConfigurationItem item) {
        if (ID.matcher(Canonical.text(item.content())).find()) {
            throw new CrmException(ConfigurationError.PACKAGE_HOLDS_ID, part.label(item.key(), item.content()));
        }
    }
}
