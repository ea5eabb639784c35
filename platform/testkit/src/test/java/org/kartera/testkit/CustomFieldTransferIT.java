package org.kartera.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kartera.persistence.Dialect;
import org.kartera.platform.record.Query;
import org.kartera.platform.record.Row;
import org.kartera.records.Mutation;
import org.kartera.records.Outcome;
import org.kartera.records.custom.Origin;
import org.kartera.records.json.ValueJson;

/** What an export of added fields says, an import takes: for fields of every kind. */
class CustomFieldTransferIT {
    private static final String TEAM = "security.team";
    private static final List<Map<String, Object>> CHOICES = List.of(
            Map.of("value", "low", "label", Map.of("en", "Low tide")),
            Map.of("value", "high", "label", Map.of("en", "High tide")));

    /** By kind, what a field of it wants beside its label and a value. */
    private static Map<String, Map<String, Object>> kinds() {
        Map<String, Map<String, Object>> kinds = new LinkedHashMap<>();
        kinds.put("text", Map.of("value", "=1+1; \"quoted\", ñandú"));
        kinds.put("longText", Map.of("value", "one\ntwo"));
        kinds.put("richText", Map.of("value", "<p>one</p>"));
        kinds.put("integer", Map.of("value", 5_000_000_000L));
        kinds.put("decimal", Map.of("value", "1234.5"));
        kinds.put("money", Map.of("value", Map.of("amount", "12.50", "currency", "USD")));
        kinds.put("percent", Map.of("value", "12.5"));
        kinds.put("boolean", Map.of("value", false));
        kinds.put("date", Map.of("value", "2026-01-31"));
        kinds.put("time", Map.of("value", "08:30:00"));
        kinds.put("dateTime", Map.of("value", "2026-01-31T10:00:00Z"));
        kinds.put("duration", Map.of("value", "PT30M"));
        kinds.put("choice", Map.of("value", "low", "choices", CHOICES));
        kinds.put("multiChoice", Map.of("value", List.of("low", "high"), "choices", CHOICES));
        kinds.put("email", Map.of("value", "ana@example.com"));
        kinds.put("phone", Map.of("value", "+34600111222"));
        kinds.put("url", Map.of("value", "https://example.com/a"));
        kinds.put("address", Map.of("value", Map.of("street", "Gran Vía 1", "city", "Madrid")));
        kinds.put("geoPoint", Map.of("value", Map.of("latitude", 40.4, "longitude", -3.7)));
        kinds.put("colour", Map.of("value", "#00aa00"));
        kinds.put("rating", Map.of("value", 4));
        kinds.put("ref", Map.of("value", "", "refs", List.of(TEAM)));
        return kinds;
    }

    @Test
    void onDerby() {
        goesThroughFiles(Dialect.DERBY);
    }

    @Test
    void onPostgres() {
        goesThroughFiles(Dialect.POSTGRES);
    }

    private static void goesThroughFiles(Dialect dialect) {
        try (TestKernel kernel = TestKernel.with(dialect)) {
            kernel.asSystem(() -> {
                Map<String, @Nullable Object> values = new HashMap<>(Map.of("name", "first"));
                List<String> fields = new ArrayList<>(List.of("name"));
                String other = kernel.team("harbour").toString();
                kinds().forEach((kind, options) -> {
                    Map<String, @Nullable Object> definition = new HashMap<>(options);
                    Object value = definition.remove("value");
                    String name = "x" + kind;
                    definition.putAll(Map.of("name", name, "kind", kind, "label", Map.of("en", "Field of " + kind)));
                    kernel.customisation().add(TEAM, definition, Origin.ADMIN);
                    values.put(name, kind.equals("ref") ? other : value);
                    fields.add(name);
                });
                Outcome made = kernel.gateway()
                        .write(TEAM, List.of(new Mutation.Create(values)), true)
                        .get(0);
                Row written = kernel.gateway().read(TEAM, ((Outcome.Done) made).id(), List.of(), List.of());
                String csv = kernel.export(TEAM, fields.toArray(String[]::new));

                kernel.load(TEAM, csv.replace("\nfirst,", "\nsecond,").replace("\nharbour,", "\nport,"), "{}");

                Row read = kernel.gateway()
                        .query(Query.of(TEAM).sort("-name").fields(fields.toArray(String[]::new)))
                        .items()
                        .get(0);
                assertEquals("second", read.value("name"));
                for (String field : fields.subList(1, fields.size())) {
                    assertEquals(ValueJson.plain(written.value(field)), ValueJson.plain(read.value(field)), field);
                }
                return true;
            });
        }
    }
}
