package org.kartera.transfer.internal;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.Reader;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.CrmException;
import org.kartera.transfer.TransferError;

/** A CSV file (RFC 4180) as rows under a header, read in one pass. */
final class Table implements AutoCloseable, Iterator<Table.Line> {
    private static final int LETTERS = 26;
    private static final int MAX_FIELD_BUFFER = 4 * 1024 * 1024;

    private final CsvReader<CsvRecord> reader;
    private final Iterator<CsvRecord> records;
    private final List<String> columns;
    private final Map<String, Integer> positions = new HashMap<>();
    private @Nullable CsvRecord first;
    private long lastLine;

    /** A row as it stands in the file; {@code line} is where it begins, from 1. */
    record Line(long line, List<String> values) {
        /** Of all its values together. */
        long length() {
            return values.stream().mapToLong(String::length).sum();
        }
    }

    /** Reads the header, or makes one for rows that have none; fails with {@code empty-file, duplicate-column, broken-quote}. */
    Table(Reader text, char separator, boolean header) {
        reader = CsvReader.builder()
                .fieldSeparator(separator)
                .commentStrategy(CommentStrategy.NONE)
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .detectBomHeader(false)
                .maxBufferSize(MAX_FIELD_BUFFER)
                .ofCsvRecord(text);
        records = reader.iterator();
        if (!hasNext()) {
            throw new CrmException(TransferError.EMPTY_FILE);
        }
        columns = header ? next().values().stream().map(String::strip).toList() : lettered();
        for (int i = 0; i < columns.size(); i++) {
            if (!columns.get(i).isEmpty() && positions.put(columns.get(i), i) != null) {
                throw new CrmException(TransferError.DUPLICATE_COLUMN, columns.get(i));
            }
        }
    }

    /** Names for the columns of the first row, which is read again as a row. */
    private List<String> lettered() {
        CsvRecord row = records.next();
        first = row;
        return IntStream.range(0, row.getFieldCount()).mapToObj(Table::letters).toList();
    }

    /** As spreadsheets count: A to Z, AA, AB. */
    private static String letters(int position) {
        String last = String.valueOf((char) ('A' + position % LETTERS));
        return position < LETTERS ? last : letters(position / LETTERS - 1) + last;
    }

    List<String> columns() {
        return columns;
    }

    boolean has(String column) {
        return positions.containsKey(column);
    }

    /** The value of {@code column} in {@code line}, stripped; empty where it has none. */
    String value(Line line, String column) {
        Integer position = positions.get(column);
        if (position == null) {
            throw new CrmException(TransferError.NO_SUCH_COLUMN, column);
        }
        return position < line.values().size() ? line.values().get(position).strip() : "";
    }

    @Override
    public boolean hasNext() {
        try {
            return first != null || records.hasNext();
        } catch (CsvParseException broken) {
            throw CrmException.causedBy(broken, TransferError.BROKEN_QUOTE, lastLine + 1);
        }
    }

    @Override
    public Line next() {
        try {
            CsvRecord row = first != null ? first : records.next();
            first = null;
            lastLine = row.getStartingLineNumber();
            return new Line(lastLine, row.getFields());
        } catch (CsvParseException broken) {
            throw CrmException.causedBy(broken, TransferError.BROKEN_QUOTE, lastLine + 1);
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
