package org.kartera.events.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kartera.events.AuditChain.Verdict;
import org.kartera.events.StoredEntry;
import org.kartera.persistence.Dialect;

/** What the audit's chain finds, on every database. Three seals over three entries each: e1 to e9. */
abstract class ChainContract extends EventsContract {
    private static final int BATCH = 3;

    private final String tick = "{ts '2026-01-01 00:00:00'}";
    private final String transaction;
    private CommitFeed feed = feed();

    ChainContract(Dialect dialect) {
        super(dialect);
        transaction = dialect == Dialect.DERBY ? "" : "era, xid, ";
    }

    @BeforeEach
    void seal() {
        feed = feed();
        for (int i = 1; i <= 3 * BATCH; i++) {
            feed.append(List.of(Samples.titled("e" + i)));
            leaveANumberOut();
        }
        sealAll();
    }

    /** As every transaction does that is rolled back. */
    private void leaveANumberOut() {
        assertThrows(
                IllegalStateException.class,
                () -> database.unitOfWork().call(() -> {
                    feed.append(List.of(Samples.titled("rolled back")));
                    throw new IllegalStateException("no");
                }));
    }

    private void sealAll() {
        Sealer sealer = new Sealer(new SealTable(database.unitOfWork()));
        Cursor place = sealer.place();
        List<StoredEntry> next = feed.log().read(place, BATCH);
        while (!next.isEmpty()) {
            sealer.take(next);
            next = feed.log().read(Cursor.parse(next.get(next.size() - 1).cursor()), BATCH);
        }
    }

    private Verdict verify() {
        return new SealedChain(feed, database.unitOfWork()).verify();
    }

    private void findsOnly(String... parts) {
        List<String> faults = verify().faults();
        assertEquals(1, faults.size(), faults.toString());
        for (String part : parts) {
            assertTrue(faults.get(0).contains(part), faults.get(0));
        }
    }

    private String cursorOf(String title) {
        return feed.read(null, 100).stream()
                .filter(entry -> entry.title().equals(title))
                .findFirst()
                .orElseThrow()
                .cursor();
    }

    @Test
    void anUntouchedChainHolds() {
        assertEquals(new Verdict(9, 3, List.of()), verify());
    }

    @Test
    void anEmptyChainHolds() {
        empty();
        assertEquals(new Verdict(0, 0, List.of()), verify());
    }

    @Test
    void entriesThatWaitForTheirSealAreNoFault() {
        feed.append(List.of(Samples.titled("e10")));
        assertEquals(List.of(), verify().faults());
    }

    @Test
    void entriesThatAreNeverSealedAreFound() {
        feed.append(List.of(Samples.titled("e10"), Samples.titled("e11")));
        Clock later = Clock.fixed(Instant.now().plus(Duration.ofMinutes(2)), ZoneOffset.UTC);

        List<String> faults =
                new SealedChain(feed, database.unitOfWork(), later).verify().faults();

        assertEquals(1, faults.size());
        assertTrue(faults.get(0).startsWith("2 entries from " + cursorOf("e10")), faults.get(0));
    }

    @Test
    void aChangedEntryIsFound() {
        String place = cursorOf("e5");
        database.execute("update events_entry set login = 'eve' where title = 'e5'");
        findsOnly("entry " + place, "was changed", "seal 2");
    }

    @Test
    void everyColumnIsUnderTheSeal() {
        for (String change : List.of(
                "kind = 'update'",
                "entity = 'test.x'",
                "record_id = '" + UUID.randomUUID() + "'",
                "record_version = 7",
                "owner_id = '" + UUID.randomUUID() + "'",
                "team_id = '" + UUID.randomUUID() + "'",
                "action_name = 'x'",
                "user_id = null",
                "channel = 'MAIL'",
                "origin = 'x'",
                "transaction_id = '" + UUID.randomUUID() + "'",
                "happened_at = " + tick,
                "changes = '{\"a\":[1,2]}'")) {
            empty();
            seal();
            database.execute("update events_entry set " + change + " where title = 'e5'");
            findsOnly("was changed", "seal 2");
        }
    }

    @Test
    void aMissingEntryIsFound() {
        String place = cursorOf("e5");
        database.execute("delete from events_entry where title = 'e5'");
        findsOnly("entry " + place + " is missing", "seal 2");
    }

    @Test
    void theLastOfTheSealedEntriesIsMissed() {
        String place = cursorOf("e9");
        database.execute("delete from events_entry where title = 'e9'");
        findsOnly("entry " + place + " is missing", "seal 3");
    }

    @Test
    void anInsertedEntryIsFound() {
        Cursor before = Cursor.parse(cursorOf("e4"));
        String forged = EntryRow.COLUMNS.replace("title", "'forged'");
        database.execute("insert into events_entry (" + transaction + "seq, " + EntryRow.COLUMNS + ") select "
                + transaction + (before.seq() + 1) + ", " + forged + " from events_entry where title = 'e4'");
        findsOnly("entry " + new Cursor(before.era(), before.xid(), before.seq() + 1), "was inserted");
    }

    @Test
    void anEntryInsertedBeforeTheFirstIsFound() {
        String forged = EntryRow.COLUMNS.replace("title", "'forged'");
        database.execute("insert into events_entry (" + transaction + "seq, " + EntryRow.COLUMNS + ") select "
                + transaction + "-5, " + forged + " from events_entry where title = 'e1'");
        findsOnly("was inserted");
    }

    @Test
    void swappedEntriesAreFound() {
        String first = cursorOf("e4");
        String second = cursorOf("e5");
        database.execute(
                "update events_entry set title = 'x' where title = 'e4'",
                "update events_entry set title = 'e4' where title = 'e5'",
                "update events_entry set title = 'e5' where title = 'x'");
        List<String> faults = verify().faults();
        assertEquals(2, faults.size(), faults.toString());
        assertTrue(faults.get(0).contains(first));
        assertTrue(faults.get(1).contains(second));
    }

    @Test
    void aChangedSealIsFound() {
        database.execute("update events_seal set sealed_at = " + tick + " where seal_no = 2");
        findsOnly("seal 2 was changed");
    }

    @Test
    void aSealWithChangedDigestsIsFound() {
        database.execute("update events_seal set digests = 'rubbish' where seal_no = 2");
        assertTrue(verify().faults().get(0).contains("seal 2"));
    }

    @Test
    void anEntryChangedTogetherWithItsDigestIsFound() {
        database.execute("update events_entry set login = 'eve' where title = 'e5'");
        Seal forged = Seal.over(feed.log().read(Cursor.parse(cursorOf("e3")), BATCH), 2, Seal.BEGINNING, Instant.EPOCH);
        database.execute("update events_seal set digests = '" + forged.digests() + "' where seal_no = 2");
        findsOnly("seal 2 was changed");
    }

    @Test
    void aWhollyForgedSealDoesNotFitItsNeighbours() {
        database.execute("update events_entry set login = 'eve' where title = 'e5'");
        SealTable seals = new SealTable(database.unitOfWork());
        Seal first = seals.read(0, 1).get(0);
        Seal real = seals.read(1, 1).get(0);
        Seal forged = Seal.over(feed.log().read(Cursor.parse(cursorOf("e3")), BATCH), 2, first.hash(), real.sealedAt());
        database.execute("update events_seal set digests = '" + forged.digests() + "', hash = '" + forged.hash()
                + "' where seal_no = 2");
        findsOnly("seal 3 does not follow on");
    }

    @Test
    void aSealMissingInTheMiddleIsFound() {
        database.execute("delete from events_seal where seal_no = 2");
        findsOnly("seal 2 is missing");
    }

    @Test
    void sealsCutOffAtTheEndAreFoundEvenAfterNewOnes() {
        database.execute("delete from events_seal where seal_no >= 2");
        findsOnly("seals 2 to 3 are missing");

        feed.append(List.of(Samples.titled("e10")));
        sealAll();
        findsOnly("seals 2 to 3 are missing");
    }

    @Test
    void twoThatSealAtOnceDoNotForkTheChain() {
        feed.append(List.of(Samples.titled("e10")));
        Sealer one = new Sealer(new SealTable(database.unitOfWork()));
        Sealer other = new Sealer(new SealTable(database.unitOfWork()));
        Cursor place = one.place();
        other.place();
        List<StoredEntry> next = feed.log().read(place, BATCH);

        one.take(next);
        assertThrows(TakenOverException.class, () -> other.take(next));

        assertEquals(new Verdict(10, 4, List.of()), verify());
    }
}
