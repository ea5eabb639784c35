package org.kartera.records.internal.computed;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.kartera.records.internal.organisation.RateBook;
import org.kartera.records.internal.pipeline.CompanyAmounts;
import org.kartera.records.internal.pipeline.Sql;
import org.kartera.records.internal.pipeline.TotalDeltas;
import org.kartera.records.internal.total.BoardLayout;
import org.kartera.records.internal.total.Tally;
import org.kartera.records.metadata.CompanyAmount;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.StandardFields;

/**
 * Converts what is stored of some records anew, each amount at the rate of its day: without counting the version up and without an entry in the feed, since nobody
 * has changed the record. An amount of which no day is known has that of the record's last change. Totals and roll-ups follow. In a unit of work.
 */
final class CompanyAmountRows {
    private final Sql sql;
    private final CompanyAmounts amounts;
    private final Consequences consequences;
    private final TotalDeltas totals;
    private final Clock clock;

    CompanyAmountRows(Sql sql, CompanyAmounts amounts, Consequences consequences, Clock clock) {
        this.sql = sql;
        this.amounts = amounts;
        this.consequences = consequences;
        this.totals = new TotalDeltas(sql);
        this.clock = clock;
    }

    /** Converts the records of {@code ids}; how many came out otherwise. */
    int convert(EntityType type, Influence influence, Collection<UUID> ids) {
        BoardLayout board = BoardLayout.of(type);
        List<FieldType> kept = type.companyAmounts().stream()
                .flatMap(amount -> amount.fields().stream())
                .toList();
        List<ComputedRow> rows = ComputedRow.lock(sql, type, ids, shape(type, influence, board, kept));
        RateBook.Rates rates = amounts.rates();
        rows.forEach(row -> convert(type, row, rates));
        List<ComputedRow> differing = rows.stream().filter(ComputedRow::differs).toList();
        if (!differing.isEmpty()) {
            write(type, kept, differing);
            follow(board, differing);
            consequences.saved(type, differing.stream().map(ConvertedRow::new).toList());
        }
        return differing.size();
    }

    private static ComputedRow.Shape shape(
            EntityType type, Influence influence, BoardLayout board, List<FieldType> kept) {
        Set<FieldType> needed = new LinkedHashSet<>(kept);
        type.companyAmounts().forEach(amount -> needed.add(amount.money()));
        needed.addAll(ComputedRow.fixing(type));
        needed.add(modifiedAt(type));
        needed.add(StandardFields.DELETED_AT);
        needed.addAll(influence.parents());
        if (!board.isEmpty()) {
            needed.addAll(board.watched());
        }
        return ComputedRow.shape(needed, kept);
    }

    private void convert(EntityType type, ComputedRow row, RateBook.Rates rates) {
        for (CompanyAmount amount : type.companyAmounts()) {
            LocalDate day = row.value(amount.day()) instanceof LocalDate known ? known : lastChange(type, row);
            amounts.convert(type, amount, row, day, rates);
        }
    }

    private LocalDate lastChange(EntityType type, ComputedRow row) {
        return amounts.day(row.value(modifiedAt(type)) instanceof Instant moment ? moment : clock.instant());
    }

    private static FieldType modifiedAt(EntityType type) {
        return Objects.requireNonNull(type.field("modifiedAt"), "modifiedAt");
    }

    private void write(EntityType type, List<FieldType> kept, List<ComputedRow> rows) {
        String columns = ComputedRow.columns(kept).stream()
                .map(column -> column + " = ?")
                .collect(Collectors.joining(", "));
        List<List<Object>> arguments = new ArrayList<>();
        rows.forEach(row -> arguments.add(row.arguments(kept, false)));
        sql.batch("update " + type.table() + " set " + columns + " where id = ?", arguments);
    }

    private void follow(BoardLayout board, List<ComputedRow> rows) {
        if (board.isEmpty()) {
            return;
        }
        Tally tally = new Tally(board);
        for (ComputedRow row : rows) {
            if (row.value(StandardFields.DELETED_AT) == null) {
                tally.leaves(row::former);
                tally.enters(row::value);
            }
        }
        totals.leave(board, tally);
    }
}
