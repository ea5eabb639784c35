package org.kartera.web.internal.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.kartera.platform.Access;
import org.kartera.platform.Caller;
import org.kartera.platform.Messages;
import org.kartera.web.internal.layout.LabelPart;

/** Puts texts in the place of the labels of layouts, which are keys of modules' catalogues or words by language. */
final class SpokenLabels {
    private static final String RECORDS = "records:";

    private final Messages messages;
    private final Map<String, Class<?>> origins;

    /** {@code origins}: by module the class in whose bundle its catalogue is. */
    SpokenLabels(Messages messages, Map<String, Class<?>> origins) {
        this.messages = messages;
        this.origins = origins;
    }

    /** A copy for {@code caller}: in that language, and without lists of records that one may not read. */
    JsonNode spoken(JsonNode node, Caller caller) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            object.properties()
                    .forEach(member -> copy.set(
                            member.getKey(),
                            Layouts.TEXTS.contains(member.getKey())
                                    ? TextNode.valueOf(text(member.getValue(), caller.locale()))
                                    : spoken(member.getValue(), caller)));
            return copy;
        } else if (node instanceof ArrayNode array) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            for (JsonNode item : array) {
                String entity = item.path("entity").asText();
                if (entity.isEmpty() || caller.rights().access(entity, "read") != Access.NONE) {
                    copy.add(spoken(item, caller));
                }
            }
            return copy;
        }
        return node;
    }

    /** The same of menu or home page, without entries that lead to records that {@code caller} may not read. */
    JsonNode spokenPage(JsonNode node, Caller caller) {
        return reachable(spoken(node, caller), caller);
    }

    private static JsonNode reachable(JsonNode node, Caller caller) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(member -> member.setValue(reachable(member.getValue(), caller)));
        } else if (node instanceof ArrayNode array) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            for (JsonNode item : array) {
                String entity = item.isTextual() ? entity(item.textValue()) : "";
                if (entity.isEmpty() || caller.rights().access(entity, "read") != Access.NONE) {
                    copy.add(reachable(item, caller));
                }
            }
            return copy;
        }
        return node;
    }

    /** The record type of {@code records:pipeline.deal} and {@code pipeline.deal/overdue}; empty for other entries. */
    private static String entity(String entry) {
        if (entry.startsWith(RECORDS)) {
            return entry.substring(RECORDS.length());
        }
        int slash = entry.indexOf('/');
        return slash < 0 ? "" : entry.substring(0, slash);
    }

    /** By each key of a catalogue in {@code node} its texts in {@code languages}. */
    Map<String, Map<String, String>> texts(JsonNode node, Iterable<String> languages) {
        Map<String, Map<String, String>> texts = new TreeMap<>();
        node.properties().forEach(member -> {
            if (Layouts.TEXTS.contains(member.getKey()) && member.getValue().isTextual()) {
                Map<String, String> words = new TreeMap<>();
                languages.forEach(
                        language -> words.put(language, text(member.getValue(), Locale.forLanguageTag(language))));
                texts.put(member.getValue().textValue(), words);
            }
        });
        node.forEach(deeper -> texts.putAll(texts(deeper, languages)));
        return texts;
    }

    /** The key itself where its module is not here. */
    private String text(JsonNode label, Locale locale) {
        if (label.isObject()) {
            String words = LabelPart.in(locale.getLanguage(), label);
            return words == null ? "" : words;
        }
        String reference = label.asText();
        int colon = reference.indexOf(':');
        Class<?> origin = colon < 0 ? null : origins.get(reference.substring(0, colon));
        String key = reference.substring(colon + 1);
        return origin == null ? key : messages.text(origin, locale, key);
    }
}
