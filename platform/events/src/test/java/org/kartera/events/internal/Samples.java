package org.kartera.events.internal;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.kartera.events.Entry;
import org.kartera.platform.Caller;
import org.kartera.platform.Channel;
import org.kartera.platform.Rights;

/** Entries to append. */
final class Samples {
    static final UUID ANA = UUID.fromString("01890000-0000-7000-8000-00000000000a");

    private Samples() {}

    static Caller ana() {
        return new Caller(
                ANA,
                "ana",
                List.of(),
                Set.of(),
                Rights.NOTHING,
                Locale.ENGLISH,
                java.time.ZoneOffset.UTC,
                Channel.WEB,
                "192.0.2.1");
    }

    static Entry update(UUID record, long version, String changes) {
        return new Entry("update", "test.thing", record, version, "Thing", null, null, null, ana(), changes);
    }

    static Entry update(UUID record, long version) {
        return update(record, version, "{\"name\":[\"a\",\"b\"]}");
    }

    static Entry titled(String title) {
        return new Entry("create", "test.thing", UUID.randomUUID(), 1, title, null, null, null, ana(), "{}");
    }
}
