package org.kartera.rest.internal.application;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Compresses answers for those who accept gzip (RFC 9110, 12.5.3), where there is something to be gained; tells the length of others. What is streamed is never held in memory, and
 * what tells its length itself is left as it is. */
final class Compression implements WriterInterceptor {
    private final int from;

    @Context
    private @Nullable HttpHeaders request;

    /** Answers of {@code from} bytes and more are compressed. */
    Compression(int from) {
        this.from = from;
    }

    @Override
    public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
        HttpHeaders headers = request;
        if (context.getHeaders().containsKey(HttpHeaders.CONTENT_LENGTH)
                || headers == null
                || !accepts(headers.getHeaderString(HttpHeaders.ACCEPT_ENCODING))) {
            if (context.getEntity() instanceof byte[] body) {
                context.getHeaders().putSingle(HttpHeaders.CONTENT_LENGTH, body.length);
            }
            context.proceed();
            return;
        }
        OutputStream answer = context.getOutputStream();
        if (context.getEntity() instanceof StreamingOutput) {
            compressed(context);
            GZIPOutputStream gzip = new GZIPOutputStream(answer);
            context.setOutputStream(gzip);
            context.proceed();
            gzip.finish();
            return;
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        context.setOutputStream(body);
        context.proceed();
        context.setOutputStream(answer);
        if (body.size() < from || context.getHeaders().containsKey(HttpHeaders.CONTENT_ENCODING)) {
            body.writeTo(answer);
            return;
        }
        compressed(context);
        GZIPOutputStream gzip = new GZIPOutputStream(answer);
        body.writeTo(gzip);
        gzip.finish();
    }

    private static void compressed(WriterInterceptorContext context) {
        context.getHeaders().putSingle(HttpHeaders.CONTENT_ENCODING, "gzip");
        context.getHeaders().putSingle(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        context.getHeaders().remove(HttpHeaders.CONTENT_LENGTH);
    }

    private static boolean accepts(@Nullable String encodings) {
        if (encodings == null) {
            return false;
        }
        for (String encoding : encodings.toLowerCase(Locale.ROOT).split(",", -1)) {
            String[] parts = encoding.strip().split(";", 2);
            boolean refused = parts.length > 1 && parts[1].strip().matches("q=0(\\.0*)?");
            if (!refused && (parts[0].strip().equals("gzip") || parts[0].strip().equals("*"))) {
                return true;
            }
        }
        return false;
    }
}
