package org.kartera.security.internal.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RememberedTest {
    private final List<String> searches = new ArrayList<>();
    private final MovingClock clock = new MovingClock();
    private final Remembered<String> remembered = new Remembered<>(Duration.ofSeconds(5), clock);

    private Optional<String> search(String key) {
        return remembered.find(key, () -> {
            searches.add(key);
            return Optional.of(key);
        });
    }

    @Test
    void whatWasFoundIsNotSearchedAgainForAWhile() {
        search("a");
        clock.move(Duration.ofSeconds(4));
        search("a");
        assertEquals(List.of("a"), searches);
        clock.move(Duration.ofSeconds(1));
        search("a");
        assertEquals(List.of("a", "a"), searches);
    }

    @Test
    void whatIsForgottenDuringASearchIsNotKept() {
        remembered.find("a", () -> {
            remembered.forget();
            return Optional.of("stale");
        });
        assertEquals(Optional.of("a"), search("a"));
    }

    @Test
    void whatIsNotThereIsSearchedEachTime() {
        assertEquals(Optional.empty(), remembered.find("a", Optional::empty));
        assertEquals(Optional.of("a"), search("a"));
    }
}
