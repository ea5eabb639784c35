package org.kartera.events.internal;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kartera.events.AuditChain.Verdict;
import org.kartera.events.StoredEntry;
import org.kartera.platform.CrmException;

/** One walk along the chain, page by page: seals and entries side by side. Of one thread, used once. */
final class ChainCheck {
    private static final int ENTRY_PAGE = 1_000;
    private static final int SEAL_PAGE = 20;
    private static final int MOST_FAULTS = 1_000;
    private static final Cursor BEFORE_ALL = new Cursor(0, 0, Long.MIN_VALUE);
    private static final Duration LAG = Duration.ofMinutes(1);

    private final EntryLog log;
    private final SealTable seals;
    private final Clock clock;
    private final Deque<StoredEntry> page = new ArrayDeque<>();
    private final List<String> faults = new ArrayList<>();
    private Cursor read = BEFORE_ALL;
    private boolean exhausted;
    private long entriesSeen;
    private long sealsSeen;
    private long unnamed;

    ChainCheck(EntryLog log, SealTable seals, Clock clock) {
        this.log = log;
        this.seals = seals;
        this.clock = clock;
    }

    Verdict verdict() {
        SealTable.Head head = seals.head();
        Seal former = null;
        List<Seal> next = seals.read(0, SEAL_PAGE);
        while (!next.isEmpty()) {
            for (Seal seal : next) {
                check(seal, former);
                former = seal;
            }
            next = seals.read(former == null ? 0 : former.number(), SEAL_PAGE);
        }
        checkEnd(head, former);
        if (unnamed > 0) {
            faults.add("and " + unnamed + " more");
        }
        return new Verdict(entriesSeen, sealsSeen, faults);
    }

    private void check(Seal seal, @Nullable Seal former) {
        sealsSeen++;
        long expected = former == null ? 1 : former.number() + 1;
        String previous = former == null ? Seal.BEGINNING : former.hash();
        if (seal.number() != expected) {
            missing(expected, seal.number() - 1);
            skipTo(seal);
        } else if (!seal.previousHash().equals(previous)) {
            fault("seal " + seal.number() + " does not follow on from the one before");
        }
        try {
            checkEntries(seal);
        } catch (CrmException | IndexOutOfBoundsException e) {
            fault("seal " + seal.number() + " was changed: it cannot be read");
        }
    }

    private void missing(long from, long to) {
        fault(from == to ? "seal " + from + " is missing" : "seals " + from + " to " + to + " are missing");
    }

    /** What lies under missing seals cannot be judged. */
    private void skipTo(Seal seal) {
        Cursor first = Cursor.parse(seal.first());
        StoredEntry entry = peek();
        while (entry != null && place(entry).compareTo(first) < 0) {
            take();
            entry = peek();
        }
    }

    private void checkEntries(Seal seal) {
        int faultsBefore = faults.size();
        long unnamedBefore = unnamed;
        MessageDigest whole = EntryDigest.sha256();
        for (Seal.Line line : seal.lines()) {
            insertedBefore(line.place(), false);
            StoredEntry entry = peek();
            if (entry == null || !place(entry).equals(line.place())) {
                fault("entry " + line.place() + " is missing (seal " + seal.number() + ")");
                continue;
            }
            take();
            byte[] digest = EntryDigest.of(entry);
            whole.update(digest);
            if (!Seal.shown(digest).equals(line.digest())) {
                fault("entry " + told(entry) + " was changed (seal " + seal.number() + ")");
            }
        }
        insertedBefore(Cursor.parse(seal.last()), true);
        boolean entriesHold = faults.size() == faultsBefore && unnamed == unnamedBefore;
        if (entriesHold && !seal.closed(whole.digest()).hash().equals(seal.hash())) {
            fault("seal " + seal.number() + " was changed");
        }
    }

    private void insertedBefore(Cursor limit, boolean inclusive) {
        StoredEntry entry = peek();
        while (entry != null && place(entry).compareTo(limit) < (inclusive ? 1 : 0)) {
            fault("entry " + told(entry) + " was inserted");
            take();
            entry = peek();
        }
    }

    private void checkEnd(SealTable.Head head, @Nullable Seal last) {
        long number = last == null ? 0 : last.number();
        String hash = last == null ? Seal.BEGINNING : last.hash();
        if (head.number() > number) {
            missing(number + 1, head.number());
            return;
        }
        if (head.number() == number && !head.hash().equals(hash)) {
            fault("the head of the chain and its last seal, " + number + ", differ");
        }
        checkLag();
    }

    /** Entries wait a moment for their seal; those that wait longer have lost it, or nobody seals. */
    private void checkLag() {
        Instant late = clock.instant().minus(LAG);
        StoredEntry first = peek();
        long waiting = 0;
        for (StoredEntry entry = first; entry != null && entry.at().isBefore(late); entry = peek()) {
            waiting++;
            take();
        }
        if (first != null && waiting > 0) {
            fault(waiting + " entries from " + told(first) + " on are not sealed, though they are older than a minute");
        }
    }

    private void fault(String line) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(line);
        } else {
            unnamed++;
        }
    }

    private @Nullable StoredEntry peek() {
        if (page.isEmpty() && !exhausted) {
            List<StoredEntry> next = log.read(read, ENTRY_PAGE);
            page.addAll(next);
            exhausted = next.isEmpty();
            if (!next.isEmpty()) {
                read = place(next.get(next.size() - 1));
            }
        }
        return page.peek();
    }

    private void take() {
        page.remove();
        entriesSeen++;
    }

    private static Cursor place(StoredEntry entry) {
        return Cursor.parse(entry.cursor());
    }

    private static String told(StoredEntry entry) {
        String record = entry.entity() == null ? "" : " of " + entry.entity() + " " + entry.record();
        return entry.cursor() + " (" + entry.kind() + record + " by " + entry.login() + ", " + entry.at() + ")";
    }
}
