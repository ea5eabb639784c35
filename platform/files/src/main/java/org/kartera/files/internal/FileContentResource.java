package org.kartera.files.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kartera.files.FileArchive;
import org.kartera.files.FileArchive.Content;
import org.kartera.files.FileArchive.Details;
import org.kartera.files.FileError;
import org.kartera.platform.Callers;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Gives files out. Open to everybody, since whoever has a signed link needs no session; without one the caller has to be signed in and to have the right.
 * Only pictures are shown in a page, all else is saved.
 */
@Component(
        service = FileContentResource.class,
        property = {"kartera.rest.platform=true", "kartera.rest.open:Boolean=true"})
@Path("files/{id}/content")
public final class FileContentResource {
    private final FileArchive archive;
    private final Callers callers;

    @Activate
    public FileContentResource(@Reference FileArchive archive, @Reference Callers callers) {
        this.archive = archive;
        this.callers = callers;
    }

    /** The file, or a part of it; with {@code download} to be saved whatever it is. */
    @GET
    public Response content(
            @PathParam("id") String id,
            @QueryParam("expires") @Nullable String expires,
            @QueryParam("signature") @Nullable String signature,
            @QueryParam("download") @Nullable String download,
            @Context HttpServletRequest request,
            @Context HttpServletResponse response) {
        Details details = details(FileJson.id(id), expires, signature);
        Content content = archive.content(details);
        ContentAnswer answer = new ContentAnswer(content, "private, no-cache");
        if (answer.known(request.getHeader(HttpHeaders.IF_NONE_MATCH))) {
            return answer.notModified();
        }
        boolean shown = download == null && MediaTypes.shown(content.type());
        String condition = request.getHeader("If-Range");
        ByteRange range = condition == null || condition.equals(answer.tag())
                ? range(request.getHeader("Range"), content.size(), response)
                : null;
        return (range == null ? answer.whole() : answer.part(range))
                .type(told(content.type()))
                .header("Accept-Ranges", "bytes")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        FileNames.disposition(shown, details.file().name()))
                .build();
    }

    private Details details(UUID id, @Nullable String expires, @Nullable String signature) {
        if (expires != null || signature != null) {
            return archive.shared(id, seconds(expires), signature == null ? "" : signature);
        } else if (callers.current().user() == null) {
            throw new CrmException(StandardError.NOT_SIGNED_IN);
        }
        return archive.find(id);
    }

    private static long seconds(@Nullable String expires) {
        try {
            return Long.parseLong(String.valueOf(expires));
        } catch (NumberFormatException changed) {
            throw CrmException.causedBy(changed, FileError.LINK_INVALID);
        }
    }

    /** What no player or viewer needs to know is told to be bytes, so that nothing of it can run. */
    private static String told(String type) {
        boolean known = MediaTypes.shown(type)
                || type.startsWith("audio/")
                || type.startsWith("video/")
                || type.equals("application/pdf");
        return known ? type : "application/octet-stream";
    }

    private static @Nullable ByteRange range(@Nullable String header, long size, HttpServletResponse response) {
        try {
            return ByteRange.of(header, size);
        } catch (CrmException outside) {
            response.setHeader("Content-Range", "bytes */" + size);
            throw outside;
        }
    }
}
