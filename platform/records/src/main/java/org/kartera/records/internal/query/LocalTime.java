package org.kartera.records.internal.query;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.kartera.persistence.Dialect;
import org.kartera.persistence.UtcTime;

/**
 * A moment, stored in UTC, as the clocks of a zone show it. Derby knows no zones, and those of PostgreSQL need not be Java's, by which filters go: so
 * the offset of each stretch between two changes of the clock goes into the statement. Before 1970 and from 2050 on the clocks
 * are taken not to change.
 */
final class LocalTime {
    private static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2050-01-01T00:00:00Z");

    private LocalTime() {}

    static Field<Object> of(Field<Object> moment, ZoneId zone, Dialect dialect) {
        ZoneRules rules = zone.getRules();
        if (rules.isFixedOffset() && rules.getOffset(FIRST).equals(ZoneOffset.UTC)) {
            return moment;
        }
        String sum = dialect == Dialect.DERBY
                ? "{fn timestampadd(SQL_TSI_SECOND, {1}, {0})}"
                : "({0} + {1} * interval '1 second')";
        return DSL.field(sum, Object.class, moment, offset(moment, rules));
    }

    private static Field<Integer> offset(Field<Object> moment, ZoneRules rules) {
        List<ZoneOffsetTransition> changes = new ArrayList<>();
        ZoneOffsetTransition next = rules.nextTransition(FIRST);
        while (next != null && next.getInstant().isBefore(LAST)) {
            changes.add(next);
            next = rules.nextTransition(next.getInstant());
        }
        return search(moment, rules.getOffset(FIRST), changes);
    }

    /** The offset after the last of {@code changes} that is not behind the moment; a search by halves, since it is made for each row. */
    private static Field<Integer> search(Field<Object> moment, ZoneOffset before, List<ZoneOffsetTransition> changes) {
        if (changes.isEmpty()) {
            return DSL.inline(before.getTotalSeconds());
        }
        int middle = changes.size() / 2;
        ZoneOffsetTransition change = changes.get(middle);
        // Derby would read a literal anew for each row.
        Timestamp from = UtcTime.column(change.getInstant());
        return DSL.field(
                "case when {0} < {1} then {2} else {3} end",
                Integer.class,
                moment,
                Bind.of(arguments -> from),
                search(moment, before, changes.subList(0, middle)),
                search(moment, change.getOffsetAfter(), changes.subList(middle + 1, changes.size())));
    }
}
