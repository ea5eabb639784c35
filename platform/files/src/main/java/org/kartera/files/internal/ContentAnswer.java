package org.kartera.files.internal;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.kartera.files.FileArchive.Content;

/**
 * Answers that give out bytes of strangers: browsers may keep them for their user alone, believe the type that is told, and let nothing in them run (CSP 3,
 * 6.4).
 */
final class ContentAnswer {
    private static final String POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'";
    private static final int BUFFER = 64 * 1024;

    private final Content content;
    private final String tag;
    private final String lasting;

    /** {@code lasting} is the value of {@code Cache-Control}. */
    ContentAnswer(Content content, String lasting) {
        this.content = content;
        this.tag = "\"" + content.tag() + "\"";
        this.lasting = lasting;
    }

    String tag() {
        return tag;
    }

    /** Whether {@code tags}, of the header {@code If-None-Match}, say that the client has it. */
    boolean known(@Nullable String tags) {
        return tags != null
                && Arrays.stream(tags.split(",", -1))
                        .map(each -> each.strip().replaceFirst("^W/", ""))
                        .anyMatch(each -> each.equals(tag) || each.equals("*"));
    }

    Response notModified() {
        return headers(Response.notModified()).build();
    }

    Response.ResponseBuilder whole() {
        return headers(Response.ok(body(0, content.size())).header(HttpHeaders.CONTENT_LENGTH, content.size()));
    }

    Response.ResponseBuilder part(ByteRange range) {
        return headers(Response.status(Response.Status.PARTIAL_CONTENT)
                .entity(body(range.from(), range.length()))
                .header("Content-Range", range.of(content.size()))
                .header(HttpHeaders.CONTENT_LENGTH, range.length()));
    }

    private Response.ResponseBuilder headers(Response.ResponseBuilder answer) {
        return answer.header(HttpHeaders.ETAG, tag)
                .header(HttpHeaders.CACHE_CONTROL, lasting)
                .header(HttpHeaders.VARY, "Authorization, Cookie")
                .header("Content-Security-Policy", POLICY);
    }

    private StreamingOutput body(long from, long length) {
        return out -> {
            try (InputStream in = content.source().open(from)) {
                copy(in, length, out);
            }
        };
    }

    private static void copy(InputStream in, long length, OutputStream out) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long left = length;
        while (left > 0) {
            int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                throw new IOException("the content is shorter than it was");
            }
            out.write(buffer, 0, read);
            left -= read;
        }
    }
}
