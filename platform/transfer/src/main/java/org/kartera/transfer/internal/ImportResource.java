package org.kartera.transfer.internal;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.Caller;
import org.kartera.platform.Callers;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.transfer.Imports;
import org.kartera.transfer.TransferError;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /api/v1/imports}. */
@Component(service = ImportResource.class, property = "kartera.rest.platform=true")
@Path("imports")
public final class ImportResource {
    /** More than any options take. */
    private static final int LONGEST_TEXT = 256 * 1024;

    private static final int RECENT = 20;

    private final Imports imports;
    private final Callers callers;

    @Activate
    public ImportResource(@Reference Imports imports, @Reference Callers callers) {
        this.imports = imports;
        this.callers = callers;
    }

    /** Starts an import of the part {@code file} into the records {@code entity}, with the {@code options} where there are any. */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Produces(MediaType.APPLICATION_JSON)
    public Response start(@Context HttpServletRequest request) throws IOException {
        Part file = file(request);
        String entity = entity(request);
        String name = file.getSubmittedFileName();
        UUID id;
        try (InputStream content = file.getInputStream()) {
            id = imports.start(entity, name == null ? "" : name, content, text(part(request, "options")));
        }
        return Response.accepted(json(imports.status(id)))
                .location(URI.create("/api/v1/imports/" + id))
                .build();
    }

    /** How the beginning of the part {@code file} would be read. */
    @POST
    @Path("preview")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Produces(MediaType.APPLICATION_JSON)
    public Map<String, @Nullable Object> preview(@Context HttpServletRequest request) throws IOException {
        try (InputStream content = file(request).getInputStream()) {
            return json(imports.preview(entity(request), content, text(part(request, "options"))));
        }
    }

    private static Part file(HttpServletRequest request) throws IOException {
        Part file = part(request, "file");
        if (file == null) {
            throw new CrmException(StandardError.MALFORMED_PARAMETER, "file", "");
        }
        return file;
    }

    private static String entity(HttpServletRequest request) throws IOException {
        String entity = text(part(request, "entity"));
        if (entity.isEmpty()) {
            throw new CrmException(StandardError.MALFORMED_PARAMETER, "entity", "");
        }
        return entity;
    }

    private static @Nullable Part part(HttpServletRequest request, String name) throws IOException {
        try {
            return request.getPart(name);
        } catch (ServletException malformed) {
            throw CrmException.causedBy(malformed, StandardError.MALFORMED_BODY, "multipart/form-data", 0, 0);
        }
    }

    private static String text(@Nullable Part part) throws IOException {
        if (part == null) {
            return "";
        }
        if (part.getSize() > LONGEST_TEXT) {
            throw new CrmException(StandardError.BODY_TOO_LARGE, LONGEST_TEXT);
        }
        try (InputStream content = part.getInputStream()) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }

    /** The caller's imports, the newest first. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Map<String, Object> recent() {
        return Map.of(
                "items",
                imports.recent(RECENT).stream().map(ImportResource::json).toList());
    }

    /** How it fares. */
    @GET
    @Path("{id}")
    @Produces(MediaType.APPLICATION_JSON)
    public Map<String, @Nullable Object> status(@PathParam("id") String id) {
        return json(imports.status(id(id)));
    }

    /** What was wrong with which row, as CSV. */
    @GET
    @Path("{id}/errors")
    @Produces("text/csv; charset=utf-8")
    public Response errors(@PathParam("id") String id) {
        Caller caller = callers.current();
        UUID known = imports.status(id(id)).id();
        StreamingOutput body = out -> {
            Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            callers.run(caller, () -> write(known, writer));
            writer.flush();
        };
        return Response.ok(body)
                .header("Content-Disposition", "attachment; filename=\"import-errors.csv\"")
                .build();
    }

    private void write(UUID id, Writer to) {
        try {
            imports.errors(id, to);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** Stops it after the batch that it is at. */
    @DELETE
    @Path("{id}")
    public Response cancel(@PathParam("id") String id) {
        imports.cancel(id(id));
        return Response.noContent().build();
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException none) {
            throw CrmException.causedBy(none, TransferError.NO_SUCH_IMPORT, text);
        }
    }

    private static Map<String, @Nullable Object> json(Imports.Preview preview) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("encoding", preview.encoding());
        json.put("separator", preview.separator());
        json.put("dateFormat", preview.dateFormat());
        json.put("columns", preview.columns().stream().map(ImportResource::json).toList());
        return json;
    }

    private static Map<String, @Nullable Object> json(Imports.Column column) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("name", column.name());
        json.put("field", column.field());
        json.put("samples", column.samples());
        json.put("values", column.values());
        return json;
    }

    private static Map<String, @Nullable Object> json(Imports.Status status) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", status.id().toString());
        json.put("entity", status.entity());
        json.put("file", status.file());
        json.put("state", status.state().name().toLowerCase(Locale.ROOT));
        json.put("dryRun", status.dryRun());
        json.put("rows", status.rows());
        json.put("total", status.total());
        json.put("created", status.created());
        json.put("updated", status.updated());
        json.put("unchanged", status.unchanged());
        json.put("skipped", status.skipped());
        json.put("failed", status.failed());
        json.put("failure", status.failure());
        json.put("startedAt", status.startedAt().toString());
        json.put(
                "finishedAt",
                status.finishedAt() == null ? null : status.finishedAt().toString());
        json.put(
                "firstErrors",
                status.firstErrors().stream().map(ImportResource::json).toList());
        return json;
    }

    private static Map<String, Object> json(Imports.RowError error) {
        return Map.of("line", error.line(), "column", error.column(), "code", error.code(), "message", error.text());
    }
}
