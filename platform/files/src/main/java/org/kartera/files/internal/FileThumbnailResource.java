package org.kartera.files.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import org.kartera.files.FileArchive;
import org.kartera.files.FileArchive.Content;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Gives small pictures of files out, to whoever may see the files. */
@Component(service = FileThumbnailResource.class, property = "kartera.rest.platform=true")
@Path("files/{id}/thumbnail")
public final class FileThumbnailResource {
    private static final int LARGEST = 10_000;

    private final FileArchive archive;

    @Activate
    public FileThumbnailResource(@Reference FileArchive archive) {
        this.archive = archive;
    }

    /** One that fits into a square of {@code size} pixels or a little more. */
    @GET
    public Response thumbnail(
            @PathParam("id") String id,
            @DefaultValue("256") @QueryParam("size") String size,
            @Context HttpServletRequest request)
            throws IOException {
        Content content = archive.thumbnail(archive.find(FileJson.id(id)), pixels(size));
        ContentAnswer answer = new ContentAnswer(content, "private, max-age=600");
        if (answer.known(request.getHeader(HttpHeaders.IF_NONE_MATCH))) {
            return answer.notModified();
        }
        return answer.whole()
                .type(content.type())
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline")
                .build();
    }

    private static int pixels(String size) {
        try {
            int pixels = Integer.parseInt(size);
            if (pixels > 0 && pixels <= LARGEST) {
                return pixels;
            }
        } catch (NumberFormatException malformed) {
            throw CrmException.causedBy(malformed, StandardError.MALFORMED_PARAMETER, "size", size);
        }
        throw new CrmException(StandardError.MALFORMED_PARAMETER, "size", size);
    }
}
