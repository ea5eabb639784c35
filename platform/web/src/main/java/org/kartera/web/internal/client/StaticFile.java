package org.kartera.web.internal.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file for browsers.
 *
 * @param type its media type
 * @param tag what tells this content from any other, without quotes
 * @param lasting whether its address changes with its content, so that it never has to be asked for again
 * @param plain its bytes
 * @param zipped the same in the format of gzip; null where that is not to be had
 */
public record StaticFile(
        String type,
        String tag,
        boolean lasting,
        Body plain,
        @Nullable Body zipped) {
    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    /** Where the bytes are. */
    @FunctionalInterface
    public interface Body {
        /** All of them. */
        byte[] read() throws IOException;
    }

    /** A file at an address that has a hash of the content; {@code contents} has it under {@code path}, and compressed with the ending .gz where it is worth it. */
    public static StaticFile lasting(String path, Map<String, byte[]> contents) {
        byte[] plain = contents.getOrDefault(path, new byte[0]);
        byte[] packed = contents.get(path + ".gz");
        byte[] gzip = packed == null && MediaTypes.compressible(path) ? Digests.gzip(plain) : packed;
        return new StaticFile(
                MediaTypes.of(path), Digests.brief(plain), true, () -> plain, gzip == null ? null : () -> gzip);
    }

    /** The same for pages that may show pictures of {@code origin}: browsers keep the policy of a page with it, and take no other one from a 304. */
    StaticFile under(@Nullable String origin) {
        return lasting || origin == null
                ? this
                : new StaticFile(type, tag + "-" + Digests.brief(origin.getBytes(UTF_8)), false, plain, zipped);
    }

    /** Answers GET and HEAD with it: compressed for those who accept it, 304 for those who have it (RFC 9110, 13.1.2). */
    public void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Body packed = zipped;
        boolean gzip = packed != null && Negotiation.acceptsGzip(request.getHeader("Accept-Encoding"));
        String entityTag = '"' + tag + (gzip ? "-gz" : "") + '"';
        response.setHeader("Cache-Control", lasting ? FOR_EVER : "no-cache");
        response.setHeader("ETag", entityTag);
        if (packed != null) {
            response.addHeader("Vary", "Accept-Encoding");
        }
        if (Negotiation.knows(request.getHeader("If-None-Match"), entityTag)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        byte[] bytes = gzip && packed != null ? packed.read() : plain.read();
        response.setContentType(type);
        if (gzip) {
            response.setHeader("Content-Encoding", "gzip");
        }
        response.setContentLength(bytes.length);
        if (!"HEAD".equals(request.getMethod())) {
            response.getOutputStream().write(bytes);
        }
    }
}
