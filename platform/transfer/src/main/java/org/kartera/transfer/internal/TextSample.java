package org.kartera.transfer.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.kartera.platform.CrmException;
import org.kartera.platform.record.FieldKind;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldType;
import org.kartera.transfer.ImportOptions;

/**
 * The beginning of a file, to guess by.
 *
 * @param marked whether it begins with a byte order mark
 */
record TextSample(String text, Charset charset, boolean marked) {
    private static final int LENGTH = 64 * 1024;
    private static final char MARK = '\ufeff';

    static TextSample of(InputStream content, Charset charset) throws IOException {
        try (content) {
            String text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .onUnmappableCharacter(CodingErrorAction.REPLACE)
                    .decode(ByteBuffer.wrap(content.readNBytes(LENGTH)))
                    .toString();
            boolean marked = !text.isEmpty() && text.charAt(0) == MARK;
            return new TextSample(marked ? text.substring(1) : text, charset, marked);
        }
    }

    /** {@code reader} behind the mark. */
    Reader skipMark(Reader reader) throws IOException {
        if (marked && reader.read() != MARK) {
            throw new IOException("the mark is gone");
        }
        return reader;
    }

    /** Texts of the columns that go to dates. */
    List<String> datesOf(EntityType type, Map<String, ImportOptions.Value> fields, char separator, boolean header) {
        List<String> columns = new ArrayList<>();
        fields.forEach((name, value) -> {
            FieldType field = type.field(name);
            if (field != null && field.kind() == FieldKind.DATE && value.column() != null) {
                columns.add(value.column());
            }
        });
        List<String> dates = new ArrayList<>();
        String whole =
                text.substring(0, Math.max(text.lastIndexOf('\n') + 1, text.length() < LENGTH ? text.length() : 0));
        try (Table table = new Table(new StringReader(whole), separator, header)) {
            List<String> present = columns.stream().filter(table::has).toList();
            while (table.hasNext()) {
                Table.Line line = table.next();
                present.stream()
                        .map(column -> table.value(line, column))
                        .filter(cell -> !cell.isEmpty())
                        .forEach(dates::add);
            }
        } catch (CrmException | IOException broken) {
            return dates;
        }
        return dates;
    }
}
