package org.kartera.records.formula;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.record.Money;
import org.kartera.platform.record.Ref;

/** The cases that server and client have in common. */
final class CaseTable {
    private final JsonNode table;
    private final Map<String, Object> values = new HashMap<>();

    /** A record type of the table. */
    private record TableScope(JsonNode table, String type) implements Scope {
        @Override
        public @Nullable Symbol symbol(String name) {
            JsonNode field = table.get(type).get(name);
            if (field == null) {
                return null;
            }
            List<String> words = List.of(field.asText().split(" ", -1));
            boolean choice = words.get(0).endsWith("hoice");
            return new Symbol(kind(words.get(0)), choice ? words.subList(1, words.size()) : List.of());
        }

        @Override
        public @Nullable Scope through(String name) {
            JsonNode field = table.get(type).get(name);
            return field != null && field.asText().startsWith("ref ")
                    ? new TableScope(table, field.asText().substring("ref ".length()))
                    : null;
        }

        @Override
        public Collection<String> names() {
            Map<String, JsonNode> names = new LinkedHashMap<>();
            table.get(type).fields().forEachRemaining(field -> names.put(field.getKey(), field.getValue()));
            return names.keySet();
        }
    }

    CaseTable() {
        try (InputStream file = Objects.requireNonNull(CaseTable.class.getResourceAsStream("/formula/cases.json"))) {
            table = new ObjectMapper().readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        table.get("values")
                .fields()
                .forEachRemaining(value -> values.put(value.getKey(), value(kindAt(value.getKey()), value.getValue())));
    }

    private static ValueKind kind(String name) {
        return switch (name) {
            case "integer", "decimal", "percent" -> ValueKind.NUMBER;
            case "money" -> ValueKind.MONEY;
            case "boolean" -> ValueKind.BOOLEAN;
            case "date" -> ValueKind.DATE;
            case "time" -> ValueKind.TIME;
            case "dateTime" -> ValueKind.DATE_TIME;
            case "duration" -> ValueKind.DURATION;
            case "choice" -> ValueKind.CHOICE;
            case "multiChoice" -> ValueKind.CHOICES;
            case "ref", "anyRef" -> ValueKind.REF;
            case "address", "emails" -> ValueKind.OTHER;
            default -> ValueKind.TEXT;
        };
    }

    private ValueKind kindAt(String path) {
        String field = path.substring(path.startsWith("company.") ? path.lastIndexOf("company.") + 8 : 0);
        String own = field.replace("parent.", "");
        JsonNode kind =
                table.get(path.startsWith("company.") ? "company" : "fields").get(own);
        return kind(kind.asText().split(" ", -1)[0]);
    }

    private static Object value(ValueKind kind, JsonNode json) {
        return switch (kind) {
            case NUMBER -> new BigDecimal(json.asText());
            case MONEY ->
                Money.of(json.get("amount").asText(), json.get("currency").asText());
            case BOOLEAN -> json.asBoolean();
            case DATE -> LocalDate.parse(json.asText());
            case TIME -> LocalTime.parse(json.asText());
            case DATE_TIME -> Instant.parse(json.asText());
            case DURATION -> Duration.parse(json.asText());
            case REF ->
                Ref.to(
                        json.get("entity").asText(),
                        UUID.fromString(json.get("id").asText()));
            case CHOICES -> {
                Set<String> several = new HashSet<>();
                json.forEach(each -> several.add(each.asText()));
                yield several;
            }
            case OTHER -> json.isArray() ? List.of() : json;
            default -> json.asText();
        };
    }

    Scope scope() {
        return new TableScope(table, "fields");
    }

    Stream<JsonNode> cases() {
        return StreamSupport.stream(table.get("cases").spliterator(), false);
    }

    Stream<JsonNode> refused() {
        return StreamSupport.stream(table.get("refused").spliterator(), false);
    }

    Evaluation evaluation() {
        return new Evaluation(
                values::get,
                ZoneId.of(table.get("zone").asText()),
                Instant.parse(table.get("now").asText()));
    }
}
