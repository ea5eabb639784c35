package org.kartera.records.internal.query;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jooq.CaseConditionStep;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.kartera.persistence.Dialect;

/**
 * A moment, stored in UTC, as the clocks of a zone show it. Derby knows no zones, and those of PostgreSQL need not be Java's, by which filters go: so
 * the offset of each stretch between two changes of the clock is written into the statement, the newest first. Before 1970 and from 2050 on the clocks
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
        Deque<ZoneOffsetTransition> newestFirst = new ArrayDeque<>();
        ZoneOffsetTransition next = rules.nextTransition(FIRST);
        while (next != null && next.getInstant().isBefore(LAST)) {
            newestFirst.push(next);
            next = rules.nextTransition(next.getInstant());
        }
        Field<Integer> before = DSL.inline(rules.getOffset(FIRST).getTotalSeconds());
        CaseConditionStep<Integer> offset = null;
        for (ZoneOffsetTransition change : newestFirst) {
            Field<LocalDateTime> from =
                    DSL.inline(LocalDateTime.ofInstant(change.getInstant(), ZoneOffset.UTC), SQLDataType.LOCALDATETIME);
            Field<Integer> seconds = DSL.inline(change.getOffsetAfter().getTotalSeconds());
            var since = DSL.condition("{0} >= {1}", moment, from);
            offset = offset == null ? DSL.when(since, seconds) : offset.when(since, seconds);
        }
        return offset == null ? before : offset.otherwise(before);
    }
}
