package org.kartera.transfer.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.kartera.platform.record.FieldKind;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.Folding;
import org.kartera.records.metadata.Labels;
import org.kartera.transfer.ImportOptions;
import org.kartera.transfer.ImportOptions.Value;

/** Guesses which column goes to which field: by the field's name, its labels in every language we speak, and words that others use for it. */
final class ColumnGuesses {
    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.forLanguageTag("es"));
    private static final List<String> ADDRESS = List.of("street", "postalCode", "city", "region", "country");
    private static final String CURRENCY = ".currency";
    private static final String SYNONYMS = "/KARTERA-INF/synonyms.properties";

    private final Map<String, String> fieldByWord = new HashMap<>();

    ColumnGuesses(EntityType type, Labels labels) {
        Properties synonyms = synonyms();
        List<FieldType> fields =
                type.fields().stream().filter(ColumnGuesses::guessed).toList();
        for (FieldType field : fields) {
            fieldByWord.put(word(field.name()), field.name());
            parts(field);
        }
        for (FieldType field : fields) {
            for (Locale language : LANGUAGES) {
                fieldByWord.putIfAbsent(word(labels.field(type, field, language)), field.name());
            }
        }
        // A column "account" is the company of a deal rather than the deal's name, and the name of a company.
        fields.stream()
                .sorted(Comparator.comparing(field -> !field.reference()))
                .forEach(field -> List.of(synonyms.getProperty(field.name(), "").split(",", -1))
                        .forEach(synonym -> fieldByWord.putIfAbsent(word(synonym), field.name())));
        fieldByWord.remove("");
    }

    /** The name of a file, as exporting writes it, leads to none: only its id would, and options can say so. */
    private static boolean guessed(FieldType field) {
        return field.writable() && !field.is(FieldType.Flag.WRITE_ONLY) && !field.file();
    }

    /** {@code address.city}, as exporting writes it. */
    private void parts(FieldType field) {
        if (field.kind() == FieldKind.ADDRESS) {
            for (String part : ADDRESS) {
                String name = field.name() + "." + part;
                fieldByWord.putIfAbsent(word(name), name);
            }
        }
    }

    private static Properties synonyms() {
        Properties synonyms = new Properties();
        try (InputStream in = Objects.requireNonNull(ColumnGuesses.class.getResourceAsStream(SYNONYMS))) {
            synonyms.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return synonyms;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String word(String text) {
        return String.valueOf(Folding.fold(text)).replaceAll("[^\\p{L}\\p{N}]+", "");
    }

    /** The fields that the options name, and behind them those guessed for columns that no option uses. */
    Map<String, Value> complete(ImportOptions options, List<String> columns) {
        Map<String, Value> fields = new LinkedHashMap<>(options.fields());
        if (!options.guess()) {
            return fields;
        }
        Set<String> used = new HashSet<>();
        ColumnCheck.columnsOf(options).forEach(used::add);
        for (String column : columns) {
            String field = fieldByWord.get(word(column));
            if (field != null && !used.contains(column)) {
                String currency = column + CURRENCY;
                fields.putIfAbsent(
                        field,
                        new Value(
                                column,
                                null,
                                null,
                                Map.of(),
                                null,
                                null,
                                columns.contains(currency) ? currency : null,
                                null,
                                null));
            }
        }
        return fields;
    }
}
