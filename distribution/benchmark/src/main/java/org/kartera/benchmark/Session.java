package org.kartera.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** Somebody who is signed in: single requests, and connections for those who measure. */
final class Session {
    static final ObjectMapper JSON = new ObjectMapper();

    private final int port;
    private final String headers;

    private Session(int port, String headers) {
        this.port = port;
        this.headers = headers;
    }

    static Session signIn(int port, String login, String password) throws IOException {
        try (Wire wire = new Wire(port, "")) {
            Wire.Answer answer = wire.send(
                    "POST",
                    "/api/v1/session",
                    "application/json",
                    JSON.writeValueAsBytes(Map.of("login", login, "password", password)));
            if (answer.status() != 200) {
                throw new IOException("cannot sign in: " + answer.status() + " " + answer.text());
            }
            String cookie = answer.head()
                    .lines()
                    .filter(line -> line.regionMatches(true, 0, "set-cookie:", 0, 11))
                    .map(line -> line.substring(11).strip().split(";", 2)[0])
                    .findFirst()
                    .orElseThrow();
            String csrf = JSON.readTree(answer.text()).path("csrfToken").asText();
            return new Session(port, "Cookie: " + cookie + "\r\nX-CSRF-Token: " + csrf + "\r\n");
        }
    }

    /** A connection of this user. */
    Wire connect() throws IOException {
        return new Wire(port, headers);
    }

    JsonNode get(String path) throws IOException {
        return call("GET", path, Map.of());
    }

    JsonNode post(String path, Object body) throws IOException {
        return call("POST", path, body);
    }

    private JsonNode call(String method, String path, Object body) throws IOException {
        try (Wire wire = connect()) {
            byte[] bytes = method.equals("GET") ? new byte[0] : JSON.writeValueAsBytes(body);
            Wire.Answer answer = wire.send(method, path, "application/json", bytes);
            if (answer.status() >= 300) {
                throw new IOException(method + " " + path + ": " + answer.status() + " " + answer.text());
            }
            return JSON.readTree(answer.text());
        }
    }

    /** Imports a CSV text and waits for its end; returns the final status. */
    JsonNode importCsv(String entity, byte[] csv, String options) throws IOException, InterruptedException {
        String boundary = "kartera-benchmark";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        part(body, boundary, "entity", entity.getBytes(StandardCharsets.UTF_8), "");
        part(body, boundary, "options", options.getBytes(StandardCharsets.UTF_8), "");
        part(body, boundary, "file", csv, "; filename=\"benchmark.csv\"");
        body.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        try (Wire wire = connect()) {
            Wire.Answer answer = wire.send(
                    "POST", "/api/v1/imports", "multipart/form-data; boundary=" + boundary, body.toByteArray());
            if (answer.status() != 202) {
                throw new IOException("import: " + answer.status() + " " + answer.text());
            }
            String id = JSON.readTree(answer.text()).path("id").asText();
            while (true) {
                JsonNode status = JSON.readTree(wire.send("GET", "/api/v1/imports/" + id, "", new byte[0])
                        .text());
                String state = status.path("state").asText().toLowerCase(Locale.ROOT);
                if (!state.equals("waiting") && !state.equals("running")) {
                    if (status.path("failed").asLong() > 0 || !state.equals("done")) {
                        throw new IOException("import: " + status);
                    }
                    return status;
                }
                Thread.sleep(20);
            }
        }
    }

    private static void part(ByteArrayOutputStream to, String boundary, String name, byte[] content, String more) {
        to.writeBytes(
                ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"" + more + "\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8));
        to.writeBytes(content);
        to.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }
}
