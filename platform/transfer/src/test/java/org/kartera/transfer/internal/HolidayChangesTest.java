package org.kartera.transfer.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kartera.records.organisation.Calendars.Holiday;

class HolidayChangesTest {
    private static final List<Holiday> PRESENT = List.of(
            new Holiday("12-25", "Navidad"),
            new Holiday("2026-01-06", "Reyes"),
            new Holiday("2026-08-15", "Asunción"),
            new Holiday("2026-09-09", "Nuestra fiesta"));

    private static HolidayChanges changes() {
        return new HolidayChanges(
                PRESENT,
                List.of(
                        new Holiday("2026-01-01", "Año Nuevo"),
                        new Holiday("2026-01-06", "Reyes"),
                        new Holiday("2026-08-15", "Asunción de la Virgen"),
                        new Holiday("2026-09-09", ""),
                        new Holiday("2026-12-25", "Christmas")));
    }

    @Test
    void whatIsFoundIsNewTheSameOrChanged() {
        assertEquals(
                List.of(
                        "2026-01-01 new null",
                        "2026-01-06 same Reyes",
                        "2026-08-15 changed Asunción",
                        "2026-09-09 same Nuestra fiesta",
                        "2026-12-25 same Navidad"),
                changes().changes().stream()
                        .map(each -> each.holiday().day() + " " + each.kind() + " " + each.former())
                        .toList());
    }

    @Test
    void whatTheCalendarHadStaysAndNoDayIsThereTwice() {
        assertEquals(
                List.of(
                        "12-25 Navidad",
                        "2026-01-01 Año Nuevo",
                        "2026-01-06 Reyes",
                        "2026-08-15 Asunción de la Virgen",
                        "2026-09-09 Nuestra fiesta"),
                changes().after().stream()
                        .map(each -> each.day() + " " + each.name())
                        .toList());
    }
}
