package org.kartera.records.internal.configuration;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.CrmException;
import org.kartera.records.configuration.ConfigurationError;
import org.kartera.records.configuration.ConfigurationPackage;
import org.kartera.records.configuration.ConfigurationPackage.Manifest;

/** Packages as JSON, of their files and of the database: the same text for the same package. */
final class PackageJson {
    /** The format that is written; earlier ones are read. */
    static final int FORMAT = 1;

    private static final int DEPTH = 40;
    private static final int TEXT_LENGTH = 200_000;

    private static final JsonMapper MAPPER = JsonMapper.builder(com.fasterxml.jackson.core.JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH)
                            .maxNumberLength(100)
                            .maxNameLength(500)
                            .maxStringLength(TEXT_LENGTH)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private static final ObjectWriter WRITER =
            MAPPER.writer(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));

    private PackageJson() {}

    static String write(ConfigurationPackage pack) {
        Manifest manifest = pack.manifest();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("format", FORMAT);
        json.put("name", manifest.name());
        json.put("version", manifest.version().toString());
        json.put("title", manifest.title());
        json.put("description", manifest.description());
        json.put("publisher", manifest.publisher());
        json.put("needs", manifest.needs());
        json.put("parts", parts(pack));
        return text(json) + "\n";
    }

    /** Things in their order, their members in that of the names, whoever put them together. */
    private static Map<String, Object> parts(ConfigurationPackage pack) {
        Map<String, Object> parts = new LinkedHashMap<>();
        pack.parts().forEach((part, things) -> {
            Map<String, @Nullable Object> ordered = new LinkedHashMap<>();
            things.forEach((key, content) -> ordered.put(key, Canonical.ordered(content)));
            parts.put(part, ordered);
        });
        return parts;
    }

    static String text(Object value) {
        try {
            return WRITER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("JSON values are JSON", e);
        }
    }

    /** The JSON object in {@code text}; 422 {@code package-malformed}. */
    static Map<String, @Nullable Object> parse(String text) {
        try {
            return MAPPER.readValue(text, new TypeReference<>() {});
        } catch (JsonMappingException e) {
            throw malformed(e, e.getOriginalMessage(), e.getLocation());
        } catch (JsonProcessingException e) {
            throw malformed(e, e.getOriginalMessage(), e.getLocation());
        }
    }

    private static CrmException malformed(Exception cause, String fault, @Nullable JsonLocation at) {
        int end = fault.indexOf('\n');
        String line = end < 0 ? fault : fault.substring(0, end);
        return CrmException.causedBy(
                cause,
                ConfigurationError.PACKAGE_MALFORMED,
                PackageFile.JSON,
                line.length() <= 200 ? line : line.substring(0, 200) + "…",
                at == null ? 1 : Math.max(1, at.getLineNr()));
    }
}
