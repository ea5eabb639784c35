package org.kartera.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.kartera.persistence.Dialect;
import org.kartera.rest.testing.Client;

/** Two of the same request at once. */
class DerbyIdempotencyIT extends RestContract {
    DerbyIdempotencyIT() {
        super(Dialect.DERBY);
    }

    @Test
    void theSecondIsToldToWaitAndGetsTheFirstsAnswerThen() throws Exception {
        String address = boat("Slow") + "/actions/inspect";
        CompletableFuture<Client.Answer> first =
                CompletableFuture.supplyAsync(() -> admin.post(address, "", "Idempotency-Key", "slow"));

        // One of them is under way until the latch opens; whichever comes second is the one that is refused.
        CompletableFuture<Client.Answer> second =
                CompletableFuture.supplyAsync(() -> admin.post(address, "", "Idempotency-Key", "slow"));
        Object refused = CompletableFuture.anyOf(first, second).get(15, TimeUnit.SECONDS);
        Boat.INSPECTED.countDown();

        assertEquals("409 idempotency-key-busy", ((Client.Answer) refused).problem());
        Client.Answer done = refused == first.getNow(null) ? second.get() : first.get();
        assertEquals(200, done.status(), done.text());
        Client.Answer again = admin.post(address, "", "Idempotency-Key", "slow");
        assertEquals("true", again.header("Idempotency-Replayed"));
        assertEquals(done.text(), again.text());
    }
}
