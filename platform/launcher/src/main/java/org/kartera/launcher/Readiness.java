package org.kartera.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** Asks a server whether it can serve records. */
final class Readiness {

    private static final Duration INTERVAL = Duration.ofMillis(250);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final HttpRequest question;

    Readiness(String url) {
        this.question = HttpRequest.newBuilder(URI.create(url + "/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
    }

    boolean isReady() throws InterruptedException {
        try {
            return http.send(question, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** Waits until the server is ready, no longer alive, or the time is over; true when it is ready. */
    boolean await(Duration patience, BooleanSupplier alive) throws InterruptedException {
        Instant end = Instant.now().plus(patience);
        while (Instant.now().isBefore(end) && alive.getAsBoolean()) {
            if (isReady()) {
                return true;
            }
            Thread.sleep(INTERVAL.toMillis());
        }
        return false;
    }
}
