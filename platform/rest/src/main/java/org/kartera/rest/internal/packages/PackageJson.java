package org.kartera.rest.internal.packages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.configuration.Refusal;
import org.kartera.records.configuration.AppliedPackage;
import org.kartera.records.configuration.ConfigurationPackage.Manifest;
import org.kartera.records.configuration.Difference;
import org.kartera.records.configuration.Packages.Leaving;
import org.kartera.records.configuration.Packages.Shippable;
import org.kartera.records.json.ValueJson;

/** Packages as the REST contract has them. */
final class PackageJson {
    private static final String LABEL = "label";

    private PackageJson() {}

    static Map<String, @Nullable Object> write(AppliedPackage pack) {
        Map<String, @Nullable Object> json = manifest(pack.manifest());
        json.put("state", ValueJson.choiceName(pack.state()));
        json.put("reason", pack.reason().isEmpty() ? null : pack.reason());
        json.put("done", pack.done());
        json.put("total", pack.total());
        json.put("things", pack.things());
        json.put("at", pack.at().toString());
        json.put("by", pack.login());
        return json;
    }

    private static Map<String, @Nullable Object> manifest(Manifest manifest) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("name", manifest.name());
        json.put("version", manifest.version().toString());
        json.put("title", manifest.title());
        json.put("description", manifest.description());
        json.put("publisher", manifest.publisher());
        json.put("needs", manifest.needs());
        return json;
    }

    /** {@code label} gives what people call a part, {@code message} what is told of a refusal. */
    static Map<String, @Nullable Object> write(
            Difference difference, UnaryOperator<String> label, Function<Refusal, String> message) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("package", manifest(difference.manifest()));
        json.put(
                "applied",
                difference.applied() == null ? null : difference.applied().toString());
        json.put("digest", difference.digest());
        Map<String, Long> counts = new LinkedHashMap<>();
        for (Difference.Change change : Difference.Change.values()) {
            counts.put(
                    ValueJson.choiceName(change),
                    difference.items().stream()
                            .filter(item -> item.change() == change)
                            .count());
        }
        json.put("counts", counts);
        Map<String, String> parts = new LinkedHashMap<>();
        difference.items().forEach(item -> parts.computeIfAbsent(item.part(), label));
        json.put("parts", parts);
        json.put(
                "refusals",
                difference.refusals().stream()
                        .map(refusal -> Map.of(
                                "part", refusal.part(),
                                "key", refusal.key(),
                                "code", refusal.code().code(),
                                "message", message.apply(refusal)))
                        .toList());
        json.put("items", difference.items().stream().map(PackageJson::write).toList());
        return json;
    }

    private static Map<String, @Nullable Object> write(Difference.Item item) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("part", item.part());
        json.put("key", item.key());
        json.put(LABEL, item.label());
        json.put("change", ValueJson.choiceName(item.change()));
        json.put("choice", item.change().open() ? ValueJson.choiceName(item.choice()) : null);
        json.put(
                "differences",
                item.lines().stream()
                        .map(line ->
                                Map.of("property", line.property(), "before", line.before(), "after", line.after()))
                        .toList());
        json.put("before", item.before());
        json.put("after", item.after());
        return json;
    }

    /** By part what may be exported. */
    static Map<String, Object> contents(List<Shippable> all) {
        Map<String, Map<String, Object>> parts = new LinkedHashMap<>();
        for (Shippable each : all) {
            Map<String, Object> part = parts.computeIfAbsent(each.part(), name -> {
                Map<String, Object> made = new LinkedHashMap<>();
                made.put("part", name);
                made.put(LABEL, each.partLabel());
                made.put("items", new ArrayList<>());
                return made;
            });
            Map<String, @Nullable Object> item = new LinkedHashMap<>();
            item.put("key", each.key());
            item.put(LABEL, each.label());
            item.put("layer", each.pack() == null ? "admin" : "package");
            item.put("package", each.pack());
            items(part).add(item);
        }
        return Map.of("parts", List.copyOf(parts.values()));
    }

    @SuppressWarnings("unchecked") // made above
    private static List<Object> items(Map<String, Object> part) {
        return (List<Object>) part.getOrDefault("items", new ArrayList<>());
    }

    static Map<String, Object> leaving(List<Leaving> all, UnaryOperator<String> label) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("values", all.stream().mapToLong(Leaving::values).sum());
        json.put(
                "items",
                all.stream()
                        .map(each -> Map.of(
                                "part",
                                each.part(),
                                "partLabel",
                                label.apply(each.part()),
                                "key",
                                each.key(),
                                LABEL,
                                each.label(),
                                "values",
                                each.values()))
                        .toList());
        return json;
    }
}
