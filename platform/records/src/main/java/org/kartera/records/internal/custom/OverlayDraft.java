package org.kartera.records.internal.custom;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kartera.records.custom.BuiltIn.Difference;
import org.kartera.records.custom.Overlay;

/** Parts of a layer in their making: what is equal to what lies below is left out, so that an upgrade of it is seen. */
final class OverlayDraft {
    private OverlayDraft() {}

    /** Whether two values are the same JSON, whichever types their numbers and collections have. */
    static boolean same(@Nullable Object one, @Nullable Object other) {
        return plain(one).equals(plain(other));
    }

    private static Map<String, @Nullable Object> plain(@Nullable Object value) {
        Map<String, @Nullable Object> holder = new LinkedHashMap<>();
        holder.put("value", value);
        return DefinitionJson.parsed(DefinitionJson.text(holder));
    }

    /** {@code wanted} without what {@code below} says as well. */
    static Map<String, @Nullable Object> different(
            Map<String, @Nullable Object> wanted, Map<String, @Nullable Object> below) {
        Map<String, @Nullable Object> parts = new LinkedHashMap<>();
        wanted.forEach((name, value) -> {
            Object own = part(name, value, below.get(name));
            if (own != null) {
                parts.put(name, own);
            }
        });
        return parts;
    }

    private static @Nullable Object part(String name, @Nullable Object value, @Nullable Object below) {
        if (OverlayParts.WORDS.contains(name)) {
            Map<String, @Nullable Object> words = words(value, below);
            return words.isEmpty() ? null : words;
        } else if (name.equals(OverlayParts.CHOICES)) {
            return choices(value, below);
        }
        return same(value, below) ? null : value;
    }

    /** Plain text is that of English. */
    private static Map<String, @Nullable Object> words(@Nullable Object value, @Nullable Object below) {
        Map<String, @Nullable Object> words = new LinkedHashMap<>();
        Map<String, @Nullable Object> others = DefinitionJson.object(below);
        Map<String, @Nullable Object> own =
                value instanceof String text ? Map.of("en", text) : DefinitionJson.object(value);
        own.forEach((language, text) -> {
            if (text instanceof String some && !some.isBlank() && !some.strip().equals(others.get(language))) {
                words.put(language, some.strip());
            }
        });
        return words;
    }

    private static @Nullable Object choices(@Nullable Object value, @Nullable Object below) {
        List<Map<String, @Nullable Object>> own = DefinitionJson.objects(value);
        List<Map<String, @Nullable Object>> others = DefinitionJson.objects(below);
        List<Map<String, @Nullable Object>> all = new ArrayList<>();
        List<Map<String, @Nullable Object>> unchanged = new ArrayList<>();
        for (Map<String, @Nullable Object> choice : own) {
            Map<String, @Nullable Object> other = others.stream()
                    .filter(each -> Objects.equals(each.get("value"), choice.get("value")))
                    .findFirst()
                    .orElse(Map.of());
            all.add(choice(choice, words(choice.get("label"), other.get("label"))));
        }
        others.forEach(other -> unchanged.add(choice(other, Map.of())));
        return own.isEmpty() || same(all, unchanged) ? null : all;
    }

    /** The values of a choice that {@code parts} place. */
    static List<String> values(Map<String, @Nullable Object> parts) {
        return DefinitionJson.objects(parts.get(OverlayParts.CHOICES)).stream()
                .map(choice -> String.valueOf(choice.get("value")))
                .toList();
    }

    private static Map<String, @Nullable Object> choice(Map<String, ?> choice, Map<String, ?> label) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("value", choice.get("value"));
        json.put("label", label);
        json.put("colour", choice.get("colour"));
        json.put("retired", Boolean.TRUE.equals(choice.get("retired")));
        return json;
    }

    /** What {@code below} says of what {@code parts} change, to be compared later. */
    static Map<String, @Nullable Object> covered(
            Map<String, @Nullable Object> parts, Map<String, @Nullable Object> below) {
        Map<String, @Nullable Object> covered = new LinkedHashMap<>();
        parts.forEach((name, own) -> {
            if (OverlayParts.WORDS.contains(name)) {
                Map<String, @Nullable Object> words = new LinkedHashMap<>(DefinitionJson.object(below.get(name)));
                words.keySet().retainAll(DefinitionJson.object(own).keySet());
                covered.put(name, words);
            } else {
                covered.put(name, below.get(name));
            }
        });
        return covered;
    }

    /** Parts of {@code overlay} that are not below it any more what they were when it was made. */
    static Map<String, Difference> conflicts(Overlay overlay, Map<String, @Nullable Object> below) {
        Map<String, Difference> conflicts = new LinkedHashMap<>();
        covered(overlay.parts(), below).forEach((part, now) -> {
            Object was = overlay.below().get(part);
            if (!same(was, now)) {
                conflicts.put(part, new Difference(was, now));
            }
        });
        return conflicts;
    }

    /** Before and after of the parts that differ. */
    static Map<String, @Nullable Object> changes(
            Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        before.keySet().forEach(part -> all.put(part, null));
        all.putAll(after);
        return Definitions.differences(before, all);
    }
}
