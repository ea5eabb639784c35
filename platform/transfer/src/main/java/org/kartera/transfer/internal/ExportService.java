package org.kartera.transfer.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kartera.events.Entry;
import org.kartera.events.Feed;
import org.kartera.platform.Access;
import org.kartera.platform.Caller;
import org.kartera.platform.Callers;
import org.kartera.platform.CrmException;
import org.kartera.platform.Messages;
import org.kartera.platform.Rights;
import org.kartera.platform.StandardError;
import org.kartera.platform.record.Page;
import org.kartera.platform.record.Query;
import org.kartera.platform.record.Records;
import org.kartera.platform.record.Row;
import org.kartera.records.RecordGateway;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.Labels;
import org.kartera.records.metadata.MetadataSource;
import org.kartera.transfer.Exports;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Reads page after page, each by a statement of its own, into a file: no cursor of the database is open for longer than a page takes, however slowly a
 * client reads.
 */
@Component
public final class ExportService implements Exports {
    /** The verb of the right, and the kind of the feed's entry. */
    static final String EXPORT = "export";

    private static final String READ = "read";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RecordGateway gateway;
    private final Records records;
    private final MetadataSource metadata;
    private final Callers callers;
    private final Feed feed;
    private final Labels labels;

    @Activate
    public ExportService(
            @Reference RecordGateway gateway,
            @Reference Records records,
            @Reference MetadataSource metadata,
            @Reference Callers callers,
            @Reference Feed feed,
            @Reference Messages messages) {
        this.gateway = gateway;
        this.records = records;
        this.metadata = metadata;
        this.callers = callers;
        this.feed = feed;
        this.labels = new Labels(messages);
    }

    @Override
    public Path csv(Request request) throws IOException {
        Caller caller = callers.current();
        EntityType type = metadata.current().entity(request.entity());
        if (caller.rights().access(type.name(), EXPORT) == Access.NONE) {
            feed.append(List.of(entry("refused", type, caller, Map.of("verb", EXPORT))));
            throw new CrmException(StandardError.NOT_ALLOWED, EXPORT, type.name());
        }
        List<String> fields = fields(type, request);
        Query query = Query.of(type.name())
                .where(records.parse(request.filter()))
                .search(request.q())
                .sort(request.sort().toArray(String[]::new))
                .fields(fields.toArray(String[]::new))
                .limit(Query.MAX_LIMIT);
        Path file = Files.createTempFile("kartera-export-", ".csv");
        try {
            List<ExportColumn> columns = fields.stream()
                    .flatMap(field -> ExportColumn.of(type, field, labels, request.locale()).stream())
                    .toList();
            long rows = callers.as(caller.with(both(caller.rights(), type)), () -> write(file, columns, query));
            feed.append(List.of(entry(EXPORT, type, caller, details(request, rows))));
            return file;
        } catch (RuntimeException failure) {
            Files.deleteIfExists(file);
            throw failure;
        }
    }

    /** What may be read as far as it may be exported. */
    private static Rights both(Rights rights, EntityType exported) {
        return (entity, verb) -> {
            Access access = rights.access(entity, verb);
            if (!entity.equals(exported.name()) || !verb.equals(READ)) {
                return access;
            }
            Access export = rights.access(entity, EXPORT);
            return access.compareTo(export) <= 0 ? access : export;
        };
    }

    private static List<String> fields(EntityType type, Request request) {
        if (!request.fields().isEmpty()) {
            return request.fields();
        }
        List<String> fields = new ArrayList<>(List.of("id"));
        type.fields().stream().filter(FieldType::readable).map(FieldType::name).forEach(fields::add);
        return fields;
    }

    private long write(Path file, List<ExportColumn> columns, Query query) {
        try (CsvWriter csv = CsvWriter.builder().build(file, StandardCharsets.UTF_8)) {
            csv.writeRecord(columns.stream().map(ExportColumn::header).toList());
            long rows = 0;
            String after = null;
            do {
                Page page = gateway.query(query.after(after));
                for (Row row : page.items()) {
                    csv.writeRecord(columns.stream()
                            .map(column -> column.cell().apply(row))
                            .toList());
                }
                rows += page.items().size();
                after = page.next();
            } while (after != null);
            return rows;
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private static Map<String, Object> details(Request request, long rows) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("rows", rows);
        put(details, "filter", request.filter());
        put(details, "q", request.q());
        put(details, "fields", String.join(",", request.fields()));
        return details;
    }

    private static void put(Map<String, Object> details, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            details.put(name, value);
        }
    }

    private static Entry entry(String kind, EntityType type, Caller caller, Map<String, Object> details) {
        try {
            return new Entry(
                    kind, type.name(), null, 0, "", null, null, null, caller, JSON.writeValueAsString(details));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts and numbers are JSON", e);
        }
    }
}
