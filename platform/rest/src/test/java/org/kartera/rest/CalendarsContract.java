package org.kartera.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kartera.persistence.Dialect;
import org.kartera.platform.organisation.BusinessCalendar;
import org.kartera.rest.testing.Client;

/** Calendars of working time. The company is in Madrid. */
abstract class CalendarsContract extends RestContract {
    private static final String CALENDARS = "/api/v1/calendars";
    private static final String STANDARD = CALENDARS + "/standard";
    private static final String CHRISTMAS = """
            BEGIN:VCALENDAR
            BEGIN:VEVENT
            DTSTART;VALUE=DATE:20201225
            RRULE:FREQ=YEARLY
            SUMMARY:Navidad
            END:VEVENT
            END:VCALENDAR
            """.replace("\n", "\r\n");
    private static final Instant FRIDAY_17 = Instant.parse("2026-11-27T16:00:00Z");

    CalendarsContract(Dialect dialect) {
        super(dialect);
    }

    @AfterEach
    void forget() {
        admin.delete(STANDARD);
        admin.delete(CALENDARS + "/support");
    }

    private BusinessCalendar calendar() {
        return gateway.kernel.calendars;
    }

    @Test
    void untilSomebodySaysOtherwiseItIsAnOfficeWeek() {
        JsonNode items = clerk.get(CALENDARS).json().path("items");

        assertEquals(1, items.size(), items.toString());
        assertEquals("standard", items.path(0).path("name").asText());
        assertEquals(
                "18:00",
                items.path(0).path("week").path("friday").path(0).path("to").asText());
        assertEquals(Instant.parse("2026-11-30T09:00:00Z"), calendar().add("standard", FRIDAY_17, Duration.ofHours(2)));
    }

    @Test
    void hoursAndHolidaysHoldAtOnceAndOthersFollowTheStandard() {
        Client.Answer put = admin.send(
                "PUT",
                STANDARD,
                "{\"week\":{\"monday\":[{\"from\":\"16:00\",\"to\":\"24:00\"},{\"from\":\"08:00\",\"to\":\"14:00\"}]},"
                        + "\"holidays\":[{\"day\":\"11-30\",\"name\":\"San Andrés\"}]}");
        assertEquals(200, put.status(), put.text());
        assertEquals(
                "08:00",
                put.json().path("week").path("monday").path(0).path("from").asText());
        assertEquals(
                "24:00",
                put.json().path("week").path("monday").path(1).path("to").asText());

        assertFalse(calendar().isOpen("standard", FRIDAY_17));
        assertEquals(Instant.parse("2026-12-07T08:00:00Z"), calendar().add("unknown", FRIDAY_17, Duration.ofHours(1)));
        admin.delete(STANDARD);
        assertTrue(calendar().isOpen("standard", FRIDAY_17));
    }

    @Test
    void aCalendarMayHaveAZoneOfItsOwn() {
        admin.send(
                "PUT",
                CALENDARS + "/support",
                "{\"label\":\"Soporte\",\"zone\":\"America/Mexico_City\",\"week\":{\"friday\":[{\"from\":\"09:00\",\"to\":\"10:00\"}]}}");

        assertTrue(calendar().isOpen("support", Instant.parse("2026-11-27T15:30:00Z")));
        assertFalse(calendar().isOpen("support", Instant.parse("2026-11-27T09:30:00Z")));
        assertEquals(2, clerk.get(CALENDARS).json().path("items").size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{} week required",
                "{\"week\":{}} week no-hours",
                "{\"week\":{\"funday\":[]}} week.funday unknown-field",
                "{\"week\":{\"monday\":[{\"from\":\"10:00\",\"to\":\"09:00\"}]}} week.monday invalid-hours",
                "{\"week\":{\"monday\":[{\"from\":\"ten\",\"to\":\"11:00\"}]}} week.monday invalid-hours",
                "{\"week\":{\"monday\":[{\"from\":\"09:00\",\"to\":\"11:00\"},{\"from\":\"10:00\",\"to\":\"12:00\"}]}} week.monday hours-overlap",
                "{\"week\":{\"monday\":[{\"from\":\"09:00\",\"to\":\"24:00\"},{\"from\":\"10:00\",\"to\":\"12:00\"}]}} week.monday hours-overlap",
                "{\"week\":{\"monday\":\"all\"}} week.monday wrong-type",
                "{\"zone\":\"Madrid\",\"week\":{\"monday\":[{\"from\":\"09:00\",\"to\":\"11:00\"}]}} zone unknown-time-zone",
                "{\"week\":{\"monday\":[{\"from\":\"09:00\",\"to\":\"11:00\"}]},\"holidays\":[{\"day\":\"2026-02-30\"}]} holidays[0].day invalid-holiday",
                "{\"week\":{\"monday\":[{\"from\":\"09:00\",\"to\":\"11:00\"}]},\"holidays\":[{\"day\":\"2-3\"}]} holidays[0].day invalid-holiday",
                "{\"week\":{\"monday\":[{\"from\":\"09:00\",\"to\":\"11:00\"}]},\"open\":true} open unknown-field",
            })
    void whatIsNoCalendarIsRefused(String all) {
        int end = all.lastIndexOf('}') + 1;
        Client.Answer refused = admin.send("PUT", STANDARD, all.substring(0, end));

        assertEquals("422 invalid-fields", refused.problem());
        assertEquals(all.substring(end + 1), refused.wrong(), refused.text());
    }

    @Test
    void nobodyButAdministratorsChangesThem() {
        String week = "{\"week\":{\"monday\":[{\"from\":\"09:00\",\"to\":\"11:00\"}]}}";
        assertEquals("403 not-allowed", clerk.send("PUT", STANDARD, week).problem());
        assertEquals("403 not-allowed", clerk.delete(STANDARD).problem());
        assertEquals(
                "404 no-such-calendar", admin.delete(CALENDARS + "/support").problem());
        assertEquals(
                "422 invalid-fields",
                admin.send("PUT", CALENDARS + "/A%20b", week).problem());
    }

    @Test
    void aChangeIsInTheAudit() {
        String before = gateway.kernel.feed.end();
        admin.send("PUT", STANDARD, "{\"week\":{\"monday\":[{\"from\":\"09:00\",\"to\":\"11:00\"}]}}");
        assertTrue(gateway.kernel.feed.read(before, 10).stream()
                .anyMatch(entry ->
                        entry.kind().equals("hours-changed") && entry.changes().contains("09:00")));
    }

    private static Client.Answer upload(Client by, String query, String file) {
        String form = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"festivos.ics\"\r\n"
                + "Content-Type: text/calendar\r\n\r\n" + file + "\r\n--x--\r\n";
        return by.post(STANDARD + "/holidays/import" + query, form, "Content-Type", "multipart/form-data; boundary=x");
    }

    private JsonNode holidays() {
        return admin.get(CALENDARS).json().path("items").path(0).path("holidays");
    }

    @Test
    void holidaysOfACalendarFileAreShownBeforeTheyAreTaken() {
        admin.send(
                "PUT",
                STANDARD,
                "{\"zone\":\"Europe/Madrid\",\"week\":{\"monday\":[{\"from\":\"16:00\",\"to\":\"24:00\"}]},"
                        + "\"holidays\":[{\"day\":\"2026-12-25\",\"name\":\"Natal\"}]}");

        Client.Answer seen = upload(admin, "?from=2026&to=2027", CHRISTMAS);
        assertEquals(200, seen.status(), seen.text());
        assertEquals("changed", seen.json().path("items").path(0).path("change").asText());
        assertEquals("Natal", seen.json().path("items").path(0).path("former").asText());
        assertEquals("new", seen.json().path("items").path(1).path("change").asText());
        assertEquals(1, holidays().size(), "nothing is taken yet");

        Client.Answer taken = upload(admin, "?from=2026&to=2027&apply=true", CHRISTMAS);
        assertTrue(taken.json().path("applied").asBoolean(), taken.text());
        assertEquals(List.of("2026-12-25", "2027-12-25"), holidays().findValuesAsText("day"));
        assertEquals(List.of("Navidad", "Navidad"), holidays().findValuesAsText("name"));
        JsonNode calendar = admin.get(CALENDARS).json().path("items").path(0);
        assertEquals("Europe/Madrid", calendar.path("zone").asText());
        assertEquals(
                "24:00", calendar.path("week").path("monday").path(0).path("to").asText());
        assertFalse(calendar().isOpen("standard", Instant.parse("2027-12-25T10:00:00Z")));

        Client.Answer again = upload(admin, "?from=2026&to=2027&apply=true", CHRISTMAS);
        assertEquals("same", again.json().path("items").path(0).path("change").asText());
        assertEquals(2, holidays().size(), "nothing is there twice");
    }

    @Test
    void aFileThatCannotBeTakenChangesNothing() {
        assertEquals(
                "422 no-calendar-file",
                upload(admin, "?apply=true", "Date,Name").problem());
        assertEquals(
                "422 too-many-occurrences",
                upload(
                                admin,
                                "?apply=true",
                                CHRISTMAS.replace("20201225", "00010101").replace("YEARLY", "DAILY"))
                        .problem());
        for (String query : new String[] {"?from=abc", "?from=1066", "?from=2026&to=2025", "?from=2000&to=2026"}) {
            assertEquals(
                    "400 malformed-parameter", upload(admin, query, CHRISTMAS).problem(), query);
        }
        assertEquals(
                "400 malformed-parameter",
                admin.post(
                                STANDARD + "/holidays/import",
                                "--x--\r\n",
                                "Content-Type",
                                "multipart/form-data; boundary=x")
                        .problem());
        assertEquals(0, holidays().size());

        // These are answered before the form has been read, whereupon the connection ends.
        assertEquals("403 not-allowed", upload(clerk, "", CHRISTMAS).problem());
        assertEquals(
                "413 body-too-large",
                upload(gateway.as("admin"), "", CHRISTMAS + "X".repeat(1_100_000))
                        .problem());
    }

    @Test
    void publicHolidaysOfARegionAreShownBeforeTheyAreTaken() {
        assertTrue(clerk.get("/api/v1/holidays")
                .json()
                .path("items")
                .findValuesAsText("code")
                .contains("ES"));
        assertTrue(clerk.get("/api/v1/holidays/ES")
                .json()
                .path("items")
                .findValuesAsText("code")
                .contains("an"));

        String andalusia = STANDARD + "/holidays/public?country=ES&region=an&from=2027&to=2027";
        Client.Answer seen = admin.post(andalusia, "");
        assertEquals(200, seen.status(), seen.text());
        assertTrue(seen.json().path("items").findValuesAsText("day").contains("2027-02-28"), seen.text());
        assertEquals(0, holidays().size());

        admin.post(andalusia + "&apply=true", "");
        assertFalse(calendar().isOpen("standard", Instant.parse("2027-10-12T10:00:00Z")));
        assertEquals(seen.json().path("items").size(), holidays().size());
    }

    @Test
    void holidaysOfNoPlaceAreRefused() {
        assertEquals("404 no-such-holidays", clerk.get("/api/v1/holidays/XX").problem());
        for (String place : new String[] {"country=XX", "country=ES&region=zz", ""}) {
            assertEquals(
                    "404 no-such-holidays",
                    admin.post(STANDARD + "/holidays/public?apply=true&" + place, "")
                            .problem(),
                    place);
        }
        assertEquals(
                "404 no-such-calendar",
                admin.post(CALENDARS + "/none/holidays/public?country=ES", "").problem());
        assertEquals(
                "403 not-allowed",
                clerk.post(STANDARD + "/holidays/public?country=ES", "").problem());
    }
}
