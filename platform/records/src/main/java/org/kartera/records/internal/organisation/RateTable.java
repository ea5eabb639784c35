package org.kartera.records.internal.organisation;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kartera.persistence.Statements;
import org.kartera.persistence.UnitOfWork;
import org.kartera.records.organisation.Currencies.Rate;
import org.kartera.records.organisation.Currencies.Source;

/** Rates as they are stored, each with the currency in which it says what another is worth. */
final class RateTable {
    private static final String COLUMNS = "select currency, valid_from, rate, source from records_rate";

    private final Statements statements;
    private final UnitOfWork unit;

    /** How many rates of {@code currency} there are in {@code base}. */
    record Count(String currency, String base, long rates) {}

    RateTable(UnitOfWork unit) {
        this.unit = unit;
        this.statements = new Statements(unit);
    }

    List<Count> counts() {
        return statements.rows(
                "select currency, base, count(*) from records_rate group by currency, base",
                row -> new Count(row.getString(1), row.getString(2), row.getLong(3)));
    }

    /** The newest rate that begins on {@code day} or before it. */
    Optional<Rate> holding(String currency, String base, LocalDate day) {
        return statements
                .rows(
                        COLUMNS + " where currency = ? and base = ? and valid_from <= ? order by valid_from desc"
                                + " fetch first 1 rows only",
                        RateTable::rate,
                        currency,
                        base,
                        Date.valueOf(day))
                .stream()
                .findFirst();
    }

    /** The rate that begins on {@code day}. */
    Optional<Rate> beginning(String currency, String base, LocalDate day) {
        return statements
                .rows(
                        COLUMNS + " where currency = ? and base = ? and valid_from = ?",
                        RateTable::rate,
                        currency,
                        base,
                        Date.valueOf(day))
                .stream()
                .findFirst();
    }

    /** Up to {@code limit} of those that begin before {@code before}, newest first. */
    List<Rate> before(String currency, String base, @Nullable LocalDate before, int limit) {
        return statements.rows(
                COLUMNS + " where currency = ? and base = ? and valid_from < ? order by valid_from desc fetch first "
                        + limit + " rows only",
                RateTable::rate,
                currency,
                base,
                Date.valueOf(before == null ? LocalDate.of(9999, 1, 1) : before));
    }

    private static Rate rate(ResultSet row) throws SQLException {
        return new Rate(
                Currency.getInstance(row.getString(1)),
                row.getDate(2).toLocalDate(),
                plain(row.getBigDecimal(3)),
                Source.valueOf(row.getString(4)));
    }

    /** Without the noughts that the column adds. */
    private static BigDecimal plain(BigDecimal stored) {
        BigDecimal brief = stored.stripTrailingZeros();
        return brief.scale() < 0 ? brief.setScale(0) : brief;
    }

    int remove(String currency, String base, LocalDate from) {
        return statements.change(
                "delete from records_rate where currency = ? and base = ? and valid_from = ?",
                currency,
                base,
                Date.valueOf(from));
    }

    int remove(String currency, String base) {
        return statements.change("delete from records_rate where currency = ? and base = ?", currency, base);
    }

    /** Stores rates of days that have none, and changes those of days that have one. */
    void store(Collection<Rate> rates, String base) {
        List<Rate> missing = new ArrayList<>();
        unit.call(() -> {
            int[] changed = each(
                    "update records_rate set rate = ?, source = ? where currency = ? and base = ? and valid_from = ?",
                    List.copyOf(rates),
                    base);
            int place = 0;
            for (Rate rate : rates) {
                if (changed[place++] == 0) {
                    missing.add(rate);
                }
            }
            each(
                    "insert into records_rate (rate, source, currency, base, valid_from) values (?, ?, ?, ?, ?)",
                    missing,
                    base);
            return true;
        });
    }

    private int[] each(String sql, List<Rate> rates, String base) {
        if (rates.isEmpty()) {
            return new int[0];
        }
        try (PreparedStatement statement = unit.connection().prepareStatement(sql)) {
            for (Rate rate : rates) {
                statement.setBigDecimal(1, rate.rate());
                statement.setString(2, rate.source().name());
                statement.setString(3, rate.currency().getCurrencyCode());
                statement.setString(4, base);
                statement.setDate(5, Date.valueOf(rate.from()));
                statement.addBatch();
            }
            return statement.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot store rates", e);
        }
    }
}
