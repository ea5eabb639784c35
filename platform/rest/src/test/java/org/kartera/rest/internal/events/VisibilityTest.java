package org.kartera.rest.internal.events;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.kartera.events.StoredEntry;
import org.kartera.platform.Caller;
import org.kartera.platform.Channel;
import org.kartera.records.internal.metadata.MetadataRegistry;

class VisibilityTest {
    private static boolean visible(String kind) {
        StoredEntry entry = new StoredEntry(
                "1",
                kind,
                null,
                null,
                0,
                "",
                null,
                null,
                null,
                null,
                "eva",
                "rest",
                "",
                new UUID(0, 1),
                Instant.EPOCH,
                "");
        return Visibility.visible(
                entry, Caller.anonymous(Locale.ENGLISH, Channel.REST, ""), new MetadataRegistry().current());
    }

    @Test
    void openPagesLearnOfModulesLayoutsAndWhatHoldsForTheCompany() {
        assertTrue(visible("module-enabled"));
        assertTrue(visible("layout-changed"));
        assertTrue(visible("layout-reverted"));
        assertTrue(visible("settings-changed"));
        assertTrue(visible("rates-changed"));
    }

    @Test
    void ofViewsAndSignInsTheyDoNot() {
        assertFalse(visible("view-created"));
        assertFalse(visible("sign-in-failed"));
    }
}
