package org.kartera.records.internal.organisation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kartera.platform.CrmException;
import org.kartera.records.organisation.Calendars.Holiday;
import org.kartera.records.organisation.Calendars.Span;

class WorkingTimeTest {
    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");
    private static final Map<DayOfWeek, List<Span>> SPLIT = Map.of(
            DayOfWeek.MONDAY, List.of(span("09:00", "14:00"), span("16:00", "19:00")),
            DayOfWeek.TUESDAY, List.of(span("09:00", "14:00")),
            DayOfWeek.SATURDAY, List.of(span("20:00", "00:00")),
            DayOfWeek.SUNDAY, List.of(span("00:00", "01:00"), span("02:00", "02:30"), span("03:00", "06:00")));
    private static final List<Holiday> HOLIDAYS =
            List.of(new Holiday("12-25", "Navidad"), new Holiday("2026-10-12", "Fiesta Nacional"));

    private final WorkingTime time = new WorkingTime(MADRID, SPLIT, HOLIDAYS);

    private static Span span(String from, String to) {
        return new Span(LocalTime.parse(from), LocalTime.parse(to));
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(MADRID).toInstant();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T08:59,false", "2026-11-23T09:00,true", "2026-11-23T14:00,false", "2026-11-23T18:59,true",
        "2026-11-25T10:00,false", "2026-11-28T23:59,true", "2026-11-29T00:30,true", "2026-11-29T01:00,false",
        "2026-10-12T10:00,false", "2028-12-25T10:00,false", "2026-10-19T10:00,true",
    })
    void itIsOpenWithinItsHoursUnlessTheDayIsAHoliday(String local, boolean open) {
        assertEquals(open, time.isOpen(at(local)));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T10:00,PT2H,2026-11-23T12:00",
        "2026-11-23T13:00,PT2H,2026-11-23T17:00",
        "2026-11-23T13:00,PT1H,2026-11-23T14:00",
        "2026-11-23T18:00,PT2H,2026-11-24T10:00",
        "2026-11-25T00:00,PT1H,2026-11-28T21:00",
        "2026-10-10T22:00,PT7H,2026-10-13T09:30",
    })
    void workingTimeIsAddedAcrossBreaksNightsAndHolidays(String from, Duration working, String until) {
        assertEquals(at(until), time.add(at(from), working));
    }

    @Test
    void aSpanThatTheClocksLeaveOutIsWorkedOnceAndOneThatTheyShowTwiceTwice() {
        // 29 March 2026: 02:00 becomes 03:00. 25 October 2026: 03:00 becomes 02:00.
        assertEquals(Duration.ofHours(4), time.between(at("2026-03-29T00:00"), at("2026-03-29T12:00")));
        assertEquals(Duration.ofMinutes(270), time.between(at("2026-11-29T00:00"), at("2026-11-29T12:00")));
        assertTrue(time.isOpen(Instant.parse("2026-03-29T01:00:00Z")));
        WorkingTime nights =
                new WorkingTime(MADRID, Map.of(DayOfWeek.SUNDAY, List.of(span("00:00", "06:00"))), List.of());
        assertEquals(Duration.ofHours(7), nights.between(at("2026-10-25T00:00"), at("2026-10-25T12:00")));
        assertEquals(Duration.ofHours(5), nights.between(at("2026-03-29T00:00"), at("2026-03-29T12:00")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Europe/Madrid",
                "America/New_York",
                "America/Mexico_City",
                "Australia/Lord_Howe",
                "Africa/Casablanca",
                "America/Sao_Paulo",
                "Pacific/Apia",
                "UTC"
            })
    void addingAndMeasuringAgreeWhateverTheClocksDo(String zone) {
        WorkingTime here = new WorkingTime(ZoneId.of(zone), SPLIT, HOLIDAYS);
        Random random = new Random(11);
        long begin = Instant.parse("2010-12-01T00:00:00Z").getEpochSecond();
        for (int i = 0; i < 400; i++) {
            Instant from = Instant.ofEpochSecond(begin + random.nextInt(600_000_000));
            Duration one = Duration.ofMinutes(1 + random.nextInt(6_000));
            Duration other = Duration.ofMinutes(1 + random.nextInt(6_000));
            Instant until = here.add(from, one);

            assertEquals(one, here.between(from, until), () -> from + " " + one);
            assertEquals(one.negated(), here.between(until, from));
            assertTrue(until.isAfter(from));
            assertTrue(here.isOpen(until.minusNanos(1)), () -> "nobody works before " + until);
            assertEquals(here.add(from, one.plus(other)), here.add(until, other), () -> from + " " + one + " " + other);
            Instant later = from.plusSeconds(random.nextInt(5_000_000));
            Instant between = from.plusSeconds(random.nextInt(5_000_000));
            assertEquals(here.between(from, later), here.between(from, between).plus(here.between(between, later)));
        }
    }

    @Test
    void nothingLeavesTheMomentAsItIs() {
        assertEquals(at("2026-11-25T03:00"), time.add(at("2026-11-25T03:00"), Duration.ZERO));
        assertThrows(IllegalArgumentException.class, () -> time.add(Instant.EPOCH, Duration.ofSeconds(-1)));
    }

    @Test
    void whereNobodyEverWorksItDoesNotEndInALoop() {
        WorkingTime never = new WorkingTime(MADRID, Map.of(), List.of());
        assertEquals(
                "no-working-time",
                assertThrows(CrmException.class, () -> never.add(Instant.EPOCH, Duration.ofHours(1)))
                        .code()
                        .code());
        assertFalse(never.isOpen(Instant.EPOCH));
    }
}
