package org.kartera.transfer.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.TimeZone;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kartera.platform.CrmException;

/** Of the years 2026 to 2028, for a company in Madrid. */
@Timeout(value = 20, unit = TimeUnit.SECONDS)
class HolidayFileTest {
    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");

    private static String calendar(String... events) {
        StringBuilder text = new StringBuilder("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test\r\n");
        for (String event : events) {
            text.append("BEGIN:VEVENT\r\n")
                    .append(event.strip().replace("\n", "\r\n"))
                    .append("\r\nEND:VEVENT\r\n");
        }
        return text.append("END:VCALENDAR\r\n").toString();
    }

    private static HolidayFile.Found found(String text) throws IOException {
        return new HolidayFile(MADRID, LocalDate.of(2026, 1, 1), LocalDate.of(2028, 12, 31)).read(text.getBytes(UTF_8));
    }

    private static List<String> read(String... events) throws IOException {
        return found(calendar(events)).holidays().values().stream()
                .map(holiday -> (holiday.day() + " " + holiday.name()).strip())
                .toList();
    }

    private static String refusal(String text) {
        return assertThrows(CrmException.class, () -> found(text)).code().code();
    }

    @Test
    void anEventOfAWholeDayIsAHoliday() throws IOException {
        assertEquals(
                List.of("2026-12-25 Navidad, día de fiesta"),
                read("DTSTART;VALUE=DATE:20261225\nDTEND;VALUE=DATE:20261226\nSUMMARY:Navidad\\, día de fiesta"));
        assertEquals(List.of("2026-12-25"), read("DTSTART;VALUE=DATE:20261225"));
    }

    @Test
    void whatLastsSeveralDaysIsOneHolidayEach() throws IOException {
        List<String> week = List.of("2026-12-31 Cierre", "2027-01-01 Cierre", "2027-01-02 Cierre");
        assertEquals(week, read("DTSTART;VALUE=DATE:20261231\nDTEND;VALUE=DATE:20270103\nSUMMARY:Cierre"));
        assertEquals(week, read("DTSTART;VALUE=DATE:20261231\nDURATION:P3D\nSUMMARY:Cierre"));
        assertEquals(
                List.of("2026-01-01 Old"),
                read("DTSTART;VALUE=DATE:20251228\nDTEND;VALUE=DATE:20260102\nSUMMARY:Old"),
                "of the years that are asked for");
    }

    @Test
    void whatRecursIsAHolidayInEachYear() throws IOException {
        assertEquals(
                List.of("2026-05-01 Labour", "2027-05-01 Labour", "2028-05-01 Labour"),
                read("DTSTART;VALUE=DATE:19900501\nRRULE:FREQ=YEARLY\nSUMMARY:Labour"));
        assertEquals(
                List.of("2026-11-26 Thanksgiving", "2027-11-25 Thanksgiving", "2028-11-23 Thanksgiving"),
                read("DTSTART;VALUE=DATE:20001123\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH\nSUMMARY:Thanksgiving"));
        assertEquals(
                List.of("2026-05-01 x", "2028-05-01 x"),
                read("DTSTART;VALUE=DATE:20240501\nRRULE:FREQ=YEARLY\nEXDATE;VALUE=DATE:20270501\nSUMMARY:x"));
        assertEquals(
                List.of("2026-05-01 x", "2027-05-01 x"),
                read("DTSTART;VALUE=DATE:20240501\nRRULE:FREQ=YEARLY;UNTIL=20271231\nSUMMARY:x"));
        assertEquals(
                List.of("2026-03-01 x", "2026-04-02 x"),
                read("DTSTART;VALUE=DATE:20260301\nRDATE;VALUE=DATE:20260402\nSUMMARY:x"));
        assertEquals(
                List.of("2026-04-02 x"),
                read("DTSTART;VALUE=DATE:20260301\nRDATE;VALUE=DATE:20260402\nEXDATE;VALUE=DATE:20260301\nSUMMARY:x"));
    }

    @Test
    void anOccurrenceThatWasMovedIsWhereItIsNow() throws IOException {
        assertEquals(
                List.of("2026-05-01 Fiesta", "2027-05-03 Fiesta (lunes)", "2028-05-01 Fiesta"),
                read(
                        "UID:a\nDTSTART;VALUE=DATE:20250501\nRRULE:FREQ=YEARLY\nSUMMARY:Fiesta",
                        "UID:a\nRECURRENCE-ID;VALUE=DATE:20270501\nDTSTART;VALUE=DATE:20270503\nSUMMARY:Fiesta (lunes)"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DTSTART:20261224T230000Z\nDTEND:20261225T230000Z",
                "DTSTART;TZID=Europe/Madrid:20261225T000000\nDTEND;TZID=Europe/Madrid:20261226T000000",
                "DTSTART:20261225T000000Z\nDTEND:20261226T000000Z",
                "DTSTART:20261225T000000\nDTEND:20261226T000000",
                "DTSTART;TZID=America/Mexico_City:20261225T000000\nDURATION:P1D"
            })
    void fromMidnightToMidnightIsAWholeDayInWhicheverZone(String times) throws IOException {
        assertEquals(List.of("2026-12-25 Navidad"), read(times + "\nSUMMARY:Navidad"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Pacific/Kiritimati", "America/Los_Angeles", "Asia/Beirut"})
    void daysAreTheSameWhereverTheServerStands(String zone) throws IOException {
        TimeZone before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        try {
            assertEquals(
                    List.of("2026-03-29 a", "2026-12-25 b", "2027-12-25 b", "2028-12-25 b"),
                    read(
                            "DTSTART;VALUE=DATE:20260329\nSUMMARY:a",
                            "DTSTART;VALUE=DATE:20201225\nRRULE:FREQ=YEARLY\nSUMMARY:b"));
            assertEquals(
                    List.of("2026-12-25 Navidad"),
                    read("DTSTART:20261225T000000\nDTEND:20261226T000000\nSUMMARY:Navidad"));
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void whatIsNoHolidayIsCountedAndPassedOver() throws IOException {
        HolidayFile.Found found = found(calendar(
                "DTSTART:20261225T090000Z\nDTEND:20261225T100000Z\nSUMMARY:Meeting",
                "DTSTART;VALUE=DATE:20261225\nSTATUS:CANCELLED\nSUMMARY:Called off",
                "DTSTART;VALUE=DATE:20260101\nRRULE:FREQ=SECONDLY\nSUMMARY:Each second",
                "SUMMARY:Without a day",
                "DTSTART:never\nSUMMARY:Broken",
                "DTSTART;VALUE=DATE:20260101\nDTEND;VALUE=DATE:99990101\nSUMMARY:For ever",
                "DTSTART;VALUE=DATE:20260606\nSUMMARY:Good"));

        assertEquals(
                List.of("2026-06-06"),
                found.holidays().values().stream().map(each -> each.day()).toList());
        assertEquals(6, found.passedOver());
    }

    @Test
    void twoOnOneDayAreOneHoliday() throws IOException {
        assertEquals(
                List.of("2026-03-19 San José, Día del padre"),
                read(
                        "DTSTART;VALUE=DATE:20260319\nSUMMARY:San José",
                        "DTSTART;VALUE=DATE:20260319\nSUMMARY:Día del padre",
                        "DTSTART;VALUE=DATE:20260319\nSUMMARY:San José"));
    }

    @Test
    void aNameIsAsLongAsACalendarTakesAndOfOneLine() throws IOException {
        String long101 = "x".repeat(99) + "😀";
        String name =
                read("DTSTART;VALUE=DATE:20260319\nSUMMARY:" + long101).get(0).substring(11);
        assertEquals("x".repeat(99), name, "no half of a character at its end");
        assertEquals(List.of("2026-03-19 a b"), read("DTSTART;VALUE=DATE:20260319\nSUMMARY:a\\nb"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Date,Name\n2026-01-01,x\n",
                "\0\1\2",
                "<html></html>",
                "BEGIN:VCARD\r\nFN:Ana\r\nEND:VCARD\r\n"
            })
    void whatIsNoCalendarIsRefused(String text) {
        assertEquals("no-calendar-file", refusal(text));
    }

    @Test
    void aFileThatBreaksOffHasWhatItHas() throws IOException {
        String whole = calendar("DTSTART;VALUE=DATE:20260319\nSUMMARY:a", "DTSTART;VALUE=DATE:20260320\nSUMMARY:b");
        assertEquals(
                1,
                found(whole.substring(0, whole.indexOf("20260320"))).holidays().size());
    }

    @Test
    void billionsOfOccurrencesAreNotCounted() {
        String daily = "DTSTART;VALUE=DATE:00010101\nRRULE:FREQ=DAILY\nSUMMARY:x";
        assertEquals("too-many-occurrences", refusal(calendar(daily)));
        String[] many = IntStream.range(0, 2_000)
                .mapToObj(i -> "DTSTART;VALUE=DATE:20260101\nRRULE:FREQ=DAILY\nSUMMARY:" + i)
                .toArray(String[]::new);
        assertEquals("too-many-occurrences", refusal(calendar(many)));
    }

    @Test
    void aRuleThatNeverComesTrueEnds() throws IOException {
        assertTrue(read("DTSTART;VALUE=DATE:20260101\nRRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30\nSUMMARY:x")
                        .size()
                <= 1);
        assertTrue(read("DTSTART;VALUE=DATE:20260101\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31\nSUMMARY:x")
                        .size()
                <= 1);
        assertTrue(read("DTSTART;VALUE=DATE:20260101\nRRULE:FREQ=MONTHLY;INTERVAL=999999999;BYSETPOS=300\nSUMMARY:x")
                        .size()
                <= 1);
    }

    @Test
    void partsThatStandInEachOtherWithoutEndAreHarmless() throws IOException {
        String deep = "BEGIN:VCALENDAR\r\n" + "BEGIN:X\r\n".repeat(100_000) + "END:VCALENDAR\r\n";
        assertEquals(0, found(deep).holidays().size());
    }
}
