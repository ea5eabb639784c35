package org.kartera.transfer.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.transfer.ImportOptions;
import org.kartera.transfer.ImportOptions.Duplicates;
import org.kartera.transfer.ImportOptions.Lookup;
import org.kartera.transfer.ImportOptions.Missing;
import org.kartera.transfer.ImportOptions.Value;
import org.kartera.transfer.TransferError;

/** Reads the options' JSON, strictly: an unknown word is an error that says where it stands. */
final class OptionsReader {
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final Set<String> OPTIONS = Set.of(
            "header",
            "encoding",
            "separator",
            "dateFormat",
            "decimal",
            "source",
            "key",
            "duplicates",
            "dryRun",
            "guess",
            "fields");
    private static final Set<String> VALUE = Set.of(
            "column",
            "template",
            "constant",
            "values",
            "multiply",
            "currency",
            "currencyColumn",
            "separator",
            "lookup");
    private static final int MAX_DEPTH = 8;

    ImportOptions read(String json) {
        JsonNode root = parse(json);
        known(root, OPTIONS, "options");
        String decimal = root.path("decimal").asText(".");
        if (!decimal.equals(".") && !decimal.equals(",")) {
            throw wrong("decimal must be . or ,");
        }
        String separator = text(root, "separator");
        if (separator != null && separator.length() != 1) {
            throw wrong("separator must be one character");
        }
        return new ImportOptions(
                root.path("header").asBoolean(true),
                text(root, "encoding"),
                separator,
                text(root, "dateFormat"),
                decimal,
                root.path("source").asText("import"),
                key(root.get("key")),
                duplicates(root.path("duplicates").asText("error")),
                root.path("dryRun").asBoolean(false),
                root.path("guess").asBoolean(true),
                values(root.get("fields"), "fields", 0));
    }

    private static JsonNode parse(String json) {
        try {
            JsonNode root = json.isBlank() ? JSON.createObjectNode() : JSON.readTree(json);
            if (!root.isObject()) {
                throw wrong("an object is expected");
            }
            return root;
        } catch (JsonProcessingException malformed) {
            throw CrmException.causedBy(
                    malformed,
                    StandardError.MALFORMED_BODY,
                    malformed.getOriginalMessage(),
                    malformed.getLocation() == null
                            ? 0
                            : malformed.getLocation().getLineNr(),
                    malformed.getLocation() == null
                            ? 0
                            : malformed.getLocation().getColumnNr());
        }
    }

    private static ImportOptions.@Nullable Key key(@Nullable JsonNode node) {
        if (node == null || node.isNull()) {
            return null;
        }
        if (node.isTextual()) {
            return new ImportOptions.Key(node.asText(), null);
        }
        known(node, Set.of("field", "column"), "key");
        ImportOptions.Key key = new ImportOptions.Key(text(node, "field"), text(node, "column"));
        if ((key.field() == null) == (key.column() == null)) {
            throw wrong("key: either field or column");
        }
        return key;
    }

    private static Duplicates duplicates(String word) {
        return Arrays.stream(Duplicates.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> wrong("duplicates: skip, update, create or error"));
    }

    private static Map<String, Value> values(@Nullable JsonNode node, String where, int depth) {
        Map<String, Value> values = new LinkedHashMap<>();
        if (node == null || node.isNull()) {
            return values;
        }
        if (!node.isObject() || depth > MAX_DEPTH) {
            throw wrong(where + ": an object is expected, at most " + MAX_DEPTH + " deep");
        }
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            values.put(entry.getKey(), value(entry.getValue(), where + "." + entry.getKey(), depth));
        }
        return values;
    }

    private static Value value(JsonNode node, String where, int depth) {
        if (node.isTextual()) {
            return new Value(node.asText(), null, null, Map.of(), null, null, null, null, null);
        }
        known(node, VALUE, where);
        List<String> sources = List.of("column", "template", "constant");
        if (sources.stream().filter(node::hasNonNull).count() != 1) {
            throw wrong(where + ": exactly one of column, template, constant");
        }
        Map<String, String> replaced = new LinkedHashMap<>();
        JsonNode replacements = node.path("values");
        for (Iterator<String> names = replacements.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            replaced.put(name, replacements.path(name).asText());
        }
        return new Value(
                text(node, "column"),
                text(node, "template"),
                text(node, "constant"),
                replaced,
                text(node, "multiply"),
                text(node, "currency"),
                text(node, "currencyColumn"),
                text(node, "separator"),
                lookup(node.get("lookup"), where + ".lookup", depth + 1));
    }

    private static @Nullable Lookup lookup(@Nullable JsonNode node, String where, int depth) {
        if (node == null || node.isNull()) {
            return null;
        }
        known(node, Set.of("by", "where", "missing", "create"), where);
        Map<String, Value> create =
                node.hasNonNull("create") ? values(node.get("create"), where + ".create", depth) : null;
        return new Lookup(
                node.path("by").asText("title"),
                values(node.get("where"), where + ".where", depth),
                missing(text(node, "missing"), create != null, where),
                create);
    }

    private static Missing missing(@Nullable String word, boolean creates, String where) {
        if (creates) {
            if (word != null) {
                throw wrong(where + ": either missing or create");
            }
            return Missing.CREATE;
        }
        return switch (word == null ? "error" : word) {
            case "error" -> Missing.ERROR;
            case "empty" -> Missing.EMPTY;
            default -> throw wrong(where + ".missing: error or empty");
        };
    }

    private static void known(JsonNode node, Set<String> words, String where) {
        if (!node.isObject()) {
            throw wrong(where + ": an object is expected");
        }
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            if (!words.contains(entry.getKey())) {
                throw wrong(where + ": " + entry.getKey());
            }
        }
    }

    private static @Nullable String text(JsonNode node, String name) {
        JsonNode value = node.get(name);
        return value == null || value.isNull() ? null : value.asText();
    }

    private static CrmException wrong(String what) {
        return new CrmException(TransferError.WRONG_OPTIONS, what);
    }
}
