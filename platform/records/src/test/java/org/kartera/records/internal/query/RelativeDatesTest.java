package org.kartera.records.internal.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kartera.records.internal.query.RelativeDates.Interval;

class RelativeDatesTest {
    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");

    /** In Madrid it is the 29th already, and the clocks go forward that night. */
    private final RelativeDates dates = new RelativeDates(Instant.parse("2026-03-28T23:30:00Z"), MADRID);

    @ParameterizedTest
    @CsvSource({
        "today, 2026-03-28T23:00:00Z, 2026-03-29T22:00:00Z",
        "today-1d, 2026-03-27T23:00:00Z, 2026-03-28T23:00:00Z",
        "today-1M, 2026-02-27T23:00:00Z, 2026-02-28T23:00:00Z",
        "today+1y-1d, 2027-03-27T23:00:00Z, 2027-03-28T22:00:00Z",
        "2026-03-29, 2026-03-28T23:00:00Z, 2026-03-29T22:00:00Z",
        "now, 2026-03-28T23:30:00Z, 2026-03-28T23:30:00.000001Z",
        "now+2h, 2026-03-29T01:30:00Z, 2026-03-29T01:30:00.000001Z",
        "now-1w, 2026-03-21T23:30:00Z, 2026-03-21T23:30:00.000001Z",
        "now-90m+30s, 2026-03-28T22:00:30Z, 2026-03-28T22:00:30.000001Z",
        "today+2h, 2026-03-29T01:00:00Z, 2026-03-29T01:00:00.000001Z",
        "2026-01-01T10:00:00+02:00, 2026-01-01T08:00:00Z, 2026-01-01T08:00:00.000001Z",
        "2026-01-01T10:00:00, 2026-01-01T09:00:00Z, 2026-01-01T09:00:00.000001Z",
    })
    void aMomentOrDayIsAnIntervalInTheCallersZone(String text, Instant from, Instant to) {
        assertEquals(new Interval(from, to), dates.interval(text));
    }

    @Test
    void aDayIsThatOfTheCallersZone() {
        assertEquals(LocalDate.of(2026, 3, 29), dates.date("today"));
        assertEquals(LocalDate.of(2026, 3, 29), dates.date("now"));
        assertEquals(LocalDate.of(2026, 1, 1), dates.date(LocalDate.of(2026, 1, 1)));
        assertEquals(LocalDate.of(2026, 1, 2), dates.date(Instant.parse("2026-01-01T23:30:00Z")));
    }

    /** Today is Sunday the 29th of March. */
    @ParameterizedTest
    @CsvSource({
        "startOfWeek, 2026-03-23",
        "endOfWeek, 2026-03-29",
        "endOfWeek+1w, 2026-04-05",
        "startOfMonth, 2026-03-01",
        "startOfMonth-1M, 2026-02-01",
        "endOfMonth, 2026-03-31",
        "endOfMonth-1M, 2026-02-28",
        "startOfQuarter, 2026-01-01",
        "endOfQuarter, 2026-03-31",
        "endOfQuarter+3M, 2026-06-30",
        "startOfYear, 2026-01-01",
        "endOfYear-1y, 2025-12-31",
        "startOfMonth+2d, 2026-03-03",
    })
    void aPeriodHasAFirstAndALastDay(String text, LocalDate day) {
        assertEquals(day, dates.date(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tomorrow",
                "startOfDay",
                "endofMonth",
                "endOfMonth-",
                "now-",
                "now-7",
                "now-7x",
                "today 1d",
                "2026-02-30",
                "2026-1-1",
                "10:00",
                "now+9999999d",
                "today+9000y",
                "0000-01-01"
            })
    void whatIsNoDateIsNull(String text) {
        assertNull(dates.interval(text));
        assertNull(dates.date(text));
    }
}
