package org.kartera.files.internal;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kartera.files.FileArchive;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /api/v1/files}: takes files in, and tells of them. */
@Component(service = FileResource.class, property = "kartera.rest.platform=true")
@Path("files")
@Produces(MediaType.APPLICATION_JSON)
public final class FileResource {
    private static final int LONGEST_LINK = 7 * 24 * 60;

    private final FileArchive archive;

    @Activate
    public FileResource(@Reference FileArchive archive) {
        this.archive = archive;
    }

    /**
     * Takes the part {@code file} of a form, or else the body as it is, whose name is in {@code Content-Disposition}. What type it is said to be is not
     * believed.
     */
    @POST
    @Consumes(MediaType.WILDCARD)
    public Response upload(@Context HttpServletRequest request) throws IOException {
        String type = request.getContentType();
        if (type != null && type.toLowerCase(Locale.ROOT).startsWith(MediaType.MULTIPART_FORM_DATA)) {
            return form(request);
        }
        String name = FileNames.of(request.getHeader(HttpHeaders.CONTENT_DISPOSITION));
        try (InputStream content = request.getInputStream()) {
            return created(archive.add(Objects.requireNonNullElse(name, ""), request.getContentLengthLong(), content));
        }
    }

    private Response form(HttpServletRequest request) throws IOException {
        Part part = part(request);
        if (part == null) {
            throw new CrmException(StandardError.MALFORMED_PARAMETER, "file", "");
        }
        try (InputStream content = part.getInputStream()) {
            return created(
                    archive.add(Objects.requireNonNullElse(part.getSubmittedFileName(), ""), part.getSize(), content));
        }
    }

    private static @Nullable Part part(HttpServletRequest request) throws IOException {
        try {
            return request.getPart("file");
        } catch (ServletException malformed) {
            throw CrmException.causedBy(malformed, StandardError.MALFORMED_BODY, "multipart/form-data", 0, 0);
        }
    }

    private static Response created(FileArchive.Details details) {
        return Response.created(URI.create("/api/v1/files/" + details.file().id()))
                .entity(FileJson.of(details))
                .build();
    }

    /** What is known of a file. */
    @GET
    @Path("{id}")
    public Map<String, @Nullable Object> find(@PathParam("id") String id) {
        return FileJson.of(archive.find(FileJson.id(id)));
    }

    /** A link that shows the file to whoever has it, for so many minutes. */
    @POST
    @Path("{id}/links")
    public Map<String, Object> share(
            @PathParam("id") String id, @DefaultValue("60") @QueryParam("minutes") String minutes) {
        int time = number(minutes);
        if (time < 1 || time > LONGEST_LINK) {
            throw new CrmException(StandardError.MALFORMED_PARAMETER, "minutes", minutes);
        }
        FileArchive.Link link = archive.share(FileJson.id(id), Duration.ofMinutes(time));
        return Map.of("url", link.url(), "expiresAt", link.expiresAt().toString());
    }

    private static int number(String minutes) {
        try {
            return Integer.parseInt(minutes);
        } catch (NumberFormatException malformed) {
            throw CrmException.causedBy(malformed, StandardError.MALFORMED_PARAMETER, "minutes", minutes);
        }
    }
}
