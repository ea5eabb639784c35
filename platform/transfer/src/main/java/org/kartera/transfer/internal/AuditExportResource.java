package org.kartera.transfer.internal;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kartera.events.AuditTrail;
import org.kartera.events.Entry;
import org.kartera.events.Feed;
import org.kartera.events.StoredEntry;
import org.kartera.platform.Caller;
import org.kartera.platform.Callers;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.records.Administration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /api/v1/audit/export}: the entries that {@code /api/v1/audit} would show, all of them as CSV; for administrators, and itself in the audit. */
@Component(service = AuditExportResource.class, property = "kartera.rest.platform=true")
@Path("audit/export")
public final class AuditExportResource {
    private static final String SUBJECT = "audit";
    private static final int PAGE = 1_000;

    private final AuditTrail trail;
    private final Feed feed;
    private final Callers callers;

    @Activate
    public AuditExportResource(@Reference AuditTrail trail, @Reference Feed feed, @Reference Callers callers) {
        this.trail = trail;
        this.feed = feed;
        this.callers = callers;
    }

    /** 200 with the file. */
    @GET
    public Response export(@Context UriInfo address) throws IOException {
        Caller caller = callers.current();
        Administration.demand(caller, "export", SUBJECT);
        AuditTrail.Query query = query(address);
        java.nio.file.Path file = Files.createTempFile("kartera-audit-", ".csv");
        try {
            long rows = write(file, query);
            feed.append(List.of(new Entry(
                    ExportService.EXPORT,
                    null,
                    null,
                    0,
                    SUBJECT,
                    null,
                    null,
                    null,
                    caller,
                    "{\"of\":\"" + SUBJECT + "\",\"rows\":" + rows + "}")));
        } catch (RuntimeException | IOException failure) {
            Files.deleteIfExists(file);
            throw failure;
        }
        return CsvFile.answer(file, SUBJECT + "-" + LocalDate.now(caller.zone()));
    }

    private static AuditTrail.Query query(UriInfo address) {
        Map<String, String> given = new HashMap<>();
        address.getQueryParameters().forEach((name, values) -> {
            if (!AuditTrail.Query.PARAMETERS.contains(name) || values.size() != 1) {
                throw new CrmException(StandardError.MALFORMED_PARAMETER, name, String.join(", ", values));
            }
            given.put(name, values.get(0));
        });
        return AuditTrail.Query.parse(given);
    }

    private long write(java.nio.file.Path file, AuditTrail.Query query) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().build(file, StandardCharsets.UTF_8)) {
            csv.writeRecord(
                    "at", "kind", "channel", "address", "user", "login", "entity", "record", "title", "action",
                    "changes");
            long rows = 0;
            List<StoredEntry> page = trail.read(query, null, PAGE);
            while (!page.isEmpty()) {
                page.forEach(entry -> write(csv, entry));
                rows += page.size();
                page = page.size() < PAGE
                        ? List.of()
                        : trail.read(query, page.get(page.size() - 1).cursor(), PAGE);
            }
            return rows;
        }
    }

    private static void write(CsvWriter csv, StoredEntry entry) {
        csv.writeRecord(
                entry.at().toString(),
                entry.kind(),
                entry.channel(),
                Formulas.guarded(entry.origin()),
                text(entry.user()),
                Formulas.guarded(entry.login()),
                text(entry.entity()),
                text(entry.record()),
                Formulas.guarded(entry.title()),
                text(entry.action()),
                Formulas.guarded(entry.changes()));
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
