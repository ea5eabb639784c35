package org.kartera.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A program that talks to the REST interface. May be used by many threads. */
final class Api {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration UPLOAD = Duration.ofMinutes(4);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final String url;
    private final @Nullable String cookie;
    private final @Nullable String csrf;

    /** Nobody yet. */
    Api(String url) {
        this(url, null, null);
    }

    private Api(String url, @Nullable String cookie, @Nullable String csrf) {
        this.url = url;
        this.cookie = cookie;
        this.csrf = csrf;
    }

    /** An answer; {@code json} is missing where the body is none. */
    record Answer(int status, JsonNode json, HttpResponse<String> response) {
        /** The body, of an answer that must have that status. */
        JsonNode expect(int expected) {
            if (status != expected) {
                throw new AssertionError(expected + " expected, got " + status + ": " + response.body());
            }
            return json;
        }
    }

    /** Somebody who signed in. */
    Api signIn(String login, String password) {
        Answer answer = post("/api/v1/session", Map.of("login", login, "password", password));
        JsonNode session = answer.expect(200);
        String set = answer.response().headers().firstValue("Set-Cookie").orElseThrow();
        return new Api(
                url,
                set.substring(0, set.indexOf(';')),
                session.path("csrfToken").asText());
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer post(String path, Object body) {
        return send(json(path).POST(BodyPublishers.ofString(text(body))));
    }

    Answer put(String path, Object body) {
        return send(json(path).PUT(BodyPublishers.ofString(text(body))));
    }

    Answer delete(String path) {
        return send(request(path).DELETE());
    }

    Answer patch(String path, Object body) {
        return send(json(path).method("PATCH", BodyPublishers.ofString(text(body))));
    }

    /** Uploads a file. */
    Answer upload(String name, byte[] content) {
        return send(request("/api/v1/files")
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .POST(BodyPublishers.ofByteArray(content)));
    }

    /** Asks for an import of a file, which is streamed from the disk. */
    Answer startImport(String entity, Path file, String options) throws IOException {
        String boundary = "kartera-end-to-end";
        String head = part(boundary, "entity", "") + entity + "\r\n"
                + part(boundary, "options", "") + options + "\r\n"
                + part(boundary, "file", "; filename=\"" + file.getFileName() + "\"");
        HttpRequest.Builder request = request("/api/v1/imports")
                .timeout(UPLOAD)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.concat(
                        BodyPublishers.ofString(head),
                        BodyPublishers.ofFile(file),
                        BodyPublishers.ofString("\r\n--" + boundary + "--\r\n")));
        return send(request);
    }

    /**
     * What the server says to an upload of {@code length} bytes before it is sent (RFC 9110, 10.1.1). By hand: the client of Java 17 waits for ever where
     * the answer to {@code Expect} is a refusal.
     */
    String announceUpload(String path, long length) throws IOException {
        URI address = URI.create(url + path);
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            String request = String.join(
                    "\r\n",
                    "POST " + path + " HTTP/1.1",
                    "Host: " + address.getAuthority(),
                    "Cookie: " + cookie,
                    "X-CSRF-Token: " + csrf,
                    "Content-Type: multipart/form-data; boundary=kartera-end-to-end",
                    "Content-Length: " + length,
                    "Expect: 100-continue",
                    "Connection: close",
                    "",
                    "");
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String part(String boundary, String name, String more) {
        return "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"" + more + "\r\n\r\n";
    }

    private HttpRequest.Builder json(String path) {
        return request(path).header("Content-Type", "application/json");
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url + path)).timeout(PATIENCE);
        if (cookie != null && csrf != null) {
            request.header("Cookie", cookie).header("X-CSRF-Token", csrf);
        }
        return request;
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            boolean json =
                    response.headers().firstValue("Content-Type").orElse("").contains("json");
            return new Answer(
                    response.statusCode(), json ? JSON.readTree(response.body()) : JSON.missingNode(), response);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static String text(Object body) {
        try {
            return body instanceof String text ? text : JSON.writeValueAsString(body);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
