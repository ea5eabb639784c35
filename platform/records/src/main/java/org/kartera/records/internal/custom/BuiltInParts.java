package org.kartera.records.internal.custom;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.record.FieldKind;
import org.kartera.records.internal.metadata.Kinds;
import org.kartera.records.json.ValueJson;
import org.kartera.records.metadata.Choice;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldDetails;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.FieldType.Flag;
import org.kartera.records.metadata.Labels;
import org.kartera.records.metadata.Wording;

/** Which parts of what modules bring can be changed, and what they are, in the form of the REST contract. */
final class BuiltInParts {
    /** Parts of a record type that can be changed. */
    static final List<String> OF_ENTITIES = List.of(OverlayParts.LABEL, OverlayParts.PLURAL, OverlayParts.ICON);

    private final Labels labels;

    BuiltInParts(Labels labels) {
        this.labels = labels;
    }

    /** Whether it is a module's that people see: others are the kernel's or administrators' own. */
    static boolean shown(FieldType field) {
        return !field.is(Flag.INTERNAL) && !field.is(Flag.CUSTOM);
    }

    /** The parts of a field that can be changed; {@code declared} is as the module has it. */
    static List<String> changeable(FieldType declared) {
        List<String> parts = new ArrayList<>(List.of(OverlayParts.LABEL, OverlayParts.HELP));
        if (declared.is(Flag.STANDARD) || declared.is(Flag.WRITE_ONLY)) {
            return parts;
        }
        parts.add(OverlayParts.TRACKED);
        if (!declared.choices().isEmpty()) {
            parts.add(OverlayParts.CHOICES);
        }
        if (declared.writable() && declared.kind() != FieldKind.AUTO_NUMBER) {
            addDemands(declared, parts);
        }
        return parts;
    }

    private static void addDemands(FieldType declared, List<String> parts) {
        parts.add(OverlayParts.REQUIRED);
        if (!declared.is(Flag.UNIQUE) && !declared.file()) {
            parts.add(OverlayParts.DEFAULT);
        }
        if (Kinds.numeric(declared.kind())) {
            parts.add(OverlayParts.MIN);
            parts.add(OverlayParts.MAX);
        }
        boolean line = declared.kind() == FieldKind.TEXT
                || declared.kind() == FieldKind.EMAIL
                || declared.kind() == FieldKind.URL;
        if (line && !declared.multiple() && declared.pattern() == null) {
            parts.add(OverlayParts.PATTERN);
        }
        parts.add(OverlayParts.VALIDATION);
        // What forms hide is not asked for, and what the module asks for must be.
        if (!declared.is(Flag.REQUIRED)) {
            parts.add(OverlayParts.VISIBLE_WHEN);
        }
    }

    /** Whether the module's rules give the value of a choice: nobody else may choose it. */
    static boolean ruled(FieldType declared) {
        return !declared.writable();
    }

    /** Whether values can be added to a choice: they are texts, of which the module's classes know nothing. */
    static boolean extendable(FieldType declared) {
        return declared.javaType() == String.class && !ruled(declared);
    }

    /** What {@code field} is, parts that can be changed first. */
    Map<String, @Nullable Object> told(EntityType type, FieldType field) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("name", field.name());
        json.put("kind", field.kind().json());
        parts(json, type, field);
        json.put("multiple", field.multiple());
        json.put("unique", field.is(Flag.UNIQUE));
        json.put("readOnly", !field.writable());
        json.put("standard", field.is(Flag.STANDARD));
        json.put("extendable", !field.choices().isEmpty() && extendable(field));
        json.put(
                "in",
                field.places().stream().sorted().map(ValueJson::choiceName).toList());
        json.put("length", field.length() == 0 ? null : field.length());
        json.put("refs", field.refs());
        return json;
    }

    /** What {@code field} is of the parts named {@code wanted}. */
    Map<String, @Nullable Object> of(EntityType type, FieldType field, List<String> wanted) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        parts(all, type, field);
        return only(all, wanted);
    }

    /** What {@code type} is. */
    Map<String, @Nullable Object> of(EntityType type) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put(OverlayParts.LABEL, words(type.label(), locale -> labels.entity(type, locale)));
        json.put(OverlayParts.PLURAL, words(type.plural(), locale -> labels.plural(type, locale)));
        json.put(OverlayParts.ICON, type.icon());
        return json;
    }

    /** The same, with what cannot be changed. */
    Map<String, @Nullable Object> told(EntityType type) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("name", type.name());
        json.putAll(of(type));
        json.put("title", type.title().toString());
        json.put(
                "traits",
                type.traits().stream().sorted().map(ValueJson::choiceName).toList());
        json.put("order", type.order());
        return json;
    }

    private static Map<String, @Nullable Object> only(Map<String, @Nullable Object> all, List<String> wanted) {
        Map<String, @Nullable Object> some = new LinkedHashMap<>();
        wanted.forEach(part -> some.put(part, all.get(part)));
        return some;
    }

    private void parts(Map<String, @Nullable Object> json, EntityType type, FieldType field) {
        FieldDetails details = field.details();
        json.put(OverlayParts.LABEL, words(field.words(), locale -> labels.field(type, field, locale)));
        json.put(OverlayParts.HELP, details.help().byLanguage());
        json.put(OverlayParts.REQUIRED, field.is(Flag.REQUIRED));
        json.put(OverlayParts.TRACKED, field.is(Flag.TRACKED));
        json.put(OverlayParts.DEFAULT, details.defaultValue());
        json.put(OverlayParts.MIN, field.min());
        json.put(OverlayParts.MAX, field.max());
        json.put(
                OverlayParts.PATTERN,
                field.pattern() == null ? null : field.pattern().pattern());
        json.put(
                OverlayParts.CHOICES,
                field.choices().stream()
                        .map(choice -> choice(type, field, choice))
                        .toList());
        FieldDetails.Validation validation = details.validation();
        json.put(
                OverlayParts.VALIDATION,
                validation == null
                        ? null
                        : Map.of(
                                "expression",
                                validation.expression(),
                                "message",
                                validation.message().byLanguage()));
        json.put(OverlayParts.VISIBLE_WHEN, details.visibleWhen());
    }

    private Map<String, @Nullable Object> choice(EntityType type, FieldType field, Choice choice) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("value", choice.value());
        json.put("label", words(choice.words(), locale -> labels.choice(type, field, choice, locale)));
        json.put("colour", choice.colour());
        json.put("retired", choice.retired());
        return json;
    }

    private static Map<String, String> words(@Nullable Wording words, Function<Locale, String> text) {
        Map<String, String> byLanguage = new LinkedHashMap<>();
        languages(words).forEach(tag -> byLanguage.put(tag, text.apply(Locale.forLanguageTag(tag))));
        return byLanguage;
    }

    private static Set<String> languages(@Nullable Wording words) {
        if (words instanceof Wording.Own own) {
            return own.byLanguage().keySet();
        }
        Set<String> tags = new TreeSet<>(Labels.LANGUAGES);
        Wording layer = words;
        while (layer instanceof Wording.Over over) {
            tags.addAll(over.words().byLanguage().keySet());
            layer = over.below();
        }
        return tags;
    }
}
