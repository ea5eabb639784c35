package org.kartera.records.internal.pipeline;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kartera.platform.record.Change;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.FieldType.Flag;

/**
 * Numbers new records after the pattern of their field, such as {@code INV-{yyyy}-{0000}}. Numbers have no gaps: the counter's row stays locked to the end of
 * the unit of work, so that writers of such records follow each other. Where a field may have gaps, each node takes a block of numbers ahead of time and
 * nobody waits. A counter begins anew with each period that the pattern shows.
 */
final class Numbering {
    private static final Pattern COUNTER = Pattern.compile("\\{(0+)}");
    private static final Pattern PERIOD = Pattern.compile("\\{([yMd]+)}");

    private final Sql sql;
    private final Supplier<ZoneId> zone;
    private final NumberBlocks blocks;

    Numbering(Sql sql, Supplier<ZoneId> zone, NumberBlocks blocks) {
        this.sql = sql;
        this.zone = zone;
        this.blocks = blocks;
    }

    /** Numbers those of {@code changes} that are new and have no number. */
    void number(EntityPlan plan, List<PendingChange> changes, Instant now) {
        for (FieldType field : plan.numbered()) {
            List<PendingChange> wanting = changes.stream()
                    .filter(change -> change.kind() == Change.Kind.CREATE && Values.isEmpty(change.value(field)))
                    .toList();
            String pattern = field.numbering();
            if (pattern != null && !wanting.isEmpty()) {
                number(plan, field, pattern, wanting, now);
            }
        }
    }

    private void number(EntityPlan plan, FieldType field, String pattern, List<PendingChange> changes, Instant now) {
        String dated = dated(pattern, now.atZone(zone.get()));
        String counter = ValueRows.key(plan.name(), field) + "#" + dated;
        int count = changes.size();
        OptionalLong ahead = field.is(Flag.GAPS) ? blocks.take(counter, count) : OptionalLong.empty();
        long next = ahead.isPresent() ? ahead.getAsLong() : take(counter, count);
        for (PendingChange change : changes) {
            field.accessor().write(change.record(), counted(dated, next++));
        }
    }

    private static String dated(String pattern, ZonedDateTime now) {
        return PERIOD.matcher(pattern)
                .replaceAll(match -> Matcher.quoteReplacement(now.format(DateTimeFormatter.ofPattern(match.group(1)))));
    }

    private static String counted(String dated, long number) {
        return COUNTER.matcher(dated)
                .replaceAll(match -> String.format("%0" + match.group(1).length() + "d", number));
    }

    private long take(String counter, int count) {
        if (sql.update(
                        "update records_number set last_number = last_number + ? where name = ?",
                        List.of(count, counter))
                == 0) {
            sql.update("insert into records_number (name, last_number) values (?, ?)", List.of(counter, count));
        }
        long last = sql.select(
                        "select last_number from records_number where name = ?",
                        List.of(counter),
                        row -> row.getLong(1))
                .get(0);
        return last - count + 1;
    }
}
