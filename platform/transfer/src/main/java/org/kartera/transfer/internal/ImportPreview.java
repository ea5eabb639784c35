package org.kartera.transfer.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.CrmException;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.Labels;
import org.kartera.transfer.ImportOptions;
import org.kartera.transfer.ImportOptions.Value;
import org.kartera.transfer.Imports.Column;
import org.kartera.transfer.Imports.Preview;
import org.kartera.transfer.TransferError;

/** Looks at the beginning of a file and says how it would be read. */
final class ImportPreview {
    private static final int LENGTH = 2 * 1024 * 1024;
    private static final int SAMPLES = 20;
    private static final int VALUES = 40;
    private static final int LONGEST = 200;

    private final EntityType type;
    private final ColumnGuesses guesses;
    private final Locale locale;

    ImportPreview(EntityType type, Labels labels, Locale locale) {
        this.type = type;
        guesses = new ColumnGuesses(type, labels);
        this.locale = locale;
    }

    /** Reads at most the first {@value #LENGTH} bytes of {@code content}. */
    Preview of(InputStream content, ImportOptions options) throws IOException {
        byte[] beginning = content.readNBytes(LENGTH);
        Charset charset = charset(beginning, options);
        TextSample sample = TextSample.of(new ByteArrayInputStream(beginning), charset);
        char separator = options.separator() == null
                ? Separators.guess(sample.text())
                : options.separator().charAt(0);
        Reader text = sample.skipMark(new InputStreamReader(new ByteArrayInputStream(beginning), charset));
        try (Table table = new Table(text, separator, options.header())) {
            Map<String, Value> fields = guesses.complete(options, table.columns());
            List<Seen> seen = read(table, beginning.length == LENGTH);
            return new Preview(
                    charset.name(),
                    String.valueOf(separator),
                    options.dateFormat() != null
                            ? options.dateFormat()
                            : CellFormats.guessDateFormat(
                                    sample.datesOf(type, fields, separator, options.header()), locale),
                    columns(table.columns(), seen, fields));
        }
    }

    /** The last character may be cut in two, which is no fault of the file. */
    private static Charset charset(byte[] beginning, ImportOptions options) {
        TextEncoding encoding = new TextEncoding(options.encoding());
        int end = beginning.length;
        while (beginning.length == LENGTH && end > 0 && beginning[end - 1] != '\n') {
            end--;
        }
        encoding.pass(beginning, end == 0 ? beginning.length : end);
        return encoding.found();
    }

    private static List<Seen> read(Table table, boolean cut) {
        List<Seen> seen = new ArrayList<>();
        table.columns().forEach(column -> seen.add(new Seen()));
        try {
            while (table.hasNext()) {
                List<String> values = table.next().values();
                for (int i = 0; i < Math.min(values.size(), seen.size()); i++) {
                    seen.get(i).add(values.get(i).strip());
                }
            }
        } catch (CrmException broken) {
            // What was read is cut off, so that its end may look broken; the import itself reads the whole and tells.
            if (!cut || broken.code() != TransferError.BROKEN_QUOTE) {
                throw broken;
            }
        }
        return seen;
    }

    private static List<Column> columns(List<String> names, List<Seen> seen, Map<String, Value> fields) {
        Map<String, String> fieldOf = new HashMap<>();
        fields.forEach((field, value) -> {
            if (value.column() != null) {
                fieldOf.putIfAbsent(value.column(), field);
            }
        });
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            if (!names.get(i).isEmpty()) {
                columns.add(seen.get(i).column(names.get(i), fieldOf.get(names.get(i))));
            }
        }
        return columns;
    }

    /** What stands in a column. */
    private static final class Seen {
        private final Set<String> values = new LinkedHashSet<>();
        private boolean more;

        void add(String value) {
            if (value.isEmpty() || values.contains(value)) {
                return;
            }
            if (values.size() == VALUES) {
                more = true;
            } else {
                values.add(value);
            }
        }

        Column column(String name, @Nullable String field) {
            return new Column(name, field, few(values, SAMPLES), more ? List.of() : few(values, VALUES));
        }

        private static List<String> few(Collection<String> values, int most) {
            return values.stream()
                    .limit(most)
                    .map(value -> value.length() <= LONGEST ? value : value.substring(0, LONGEST) + "…")
                    .toList();
        }
    }
}
