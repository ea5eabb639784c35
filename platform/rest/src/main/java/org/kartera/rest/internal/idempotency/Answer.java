package org.kartera.rest.internal.idempotency;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer as it was given.
 *
 * @param request hash of the request that it answers
 * @param headers those that the resource set, by name
 */
record Answer(String request, int status, Map<String, String> headers, String body) {
    private static final String REPLAYED = "Idempotency-Replayed";

    Answer {
        headers = new LinkedHashMap<>(headers);
    }

    /** The same, marked as given once more. */
    Answer replayed() {
        Map<String, String> marked = new LinkedHashMap<>(headers);
        marked.put(REPLAYED, "true");
        return new Answer(request, status, marked, body);
    }

    /** Gives it. */
    void send(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        headers.forEach(response::setHeader);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 0) {
            response.setContentLength(bytes.length);
            response.getOutputStream().write(bytes);
        }
    }

    /** The headers as text, one a line. */
    String headerLines() {
        StringBuilder lines = new StringBuilder();
        headers.forEach(
                (name, value) -> lines.append(name).append(": ").append(value).append('\n'));
        return lines.toString();
    }

    /** The headers of such text. */
    static Map<String, String> headersOf(String lines) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line : lines.split("\n", -1)) {
            int colon = line.indexOf(": ");
            if (colon > 0) {
                headers.put(line.substring(0, colon), line.substring(colon + 2));
            }
        }
        return headers;
    }
}
