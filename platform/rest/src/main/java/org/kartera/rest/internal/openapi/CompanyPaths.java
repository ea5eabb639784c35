package org.kartera.rest.internal.openapi;

import static org.kartera.rest.internal.openapi.SystemPaths.OBJECT;
import static org.kartera.rest.internal.openapi.SystemPaths.TEXT;
import static org.kartera.rest.internal.openapi.SystemPaths.get;
import static org.kartera.rest.internal.openapi.SystemPaths.operation;
import static org.kartera.rest.internal.openapi.SystemPaths.query;
import static org.kartera.rest.internal.openapi.SystemPaths.with;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Paths of what the company says of itself: its currencies, its hours of work and its logo. */
final class CompanyPaths {
    private static final Map<String, Object> DAY = Map.of("type", "string", "format", "date");
    private static final Map<String, Object> BYTES = Map.of("type", "string", "format", "binary");

    private CompanyPaths() {}

    static void addTo(Map<String, Object> paths) {
        Map<String, Object> currencies = new LinkedHashMap<>(get("currencies", "The currencies that have rates"));
        currencies.put(
                "post",
                operation("addCurrency", "Begin with a currency")
                        .takes(
                                CommonSchemas.object(List.of("code", "rate"), "code", TEXT, "rate", TEXT, "from", DAY),
                                true)
                        .answers(201, "Its rate", OBJECT)
                        .build());
        paths.put("/currencies", currencies);
        paths.put(
                "/currencies/import",
                Map.of(
                        "post",
                        operation("importRates", "Take rates out of a file")
                                .with(query("from", DAY))
                                .with(query("currencies", TEXT))
                                .takes(
                                        CommonSchemas.object(List.of("file"), "file", BYTES),
                                        true,
                                        "multipart/form-data")
                                .answers(200, "How many there were", OBJECT)
                                .build()));
        paths.put("/currencies/{code}", with("code", delete("removeCurrency", "Take all rates of a currency away")));
        paths.put("/currencies/{code}/rates", with("code", rates()));
        paths.put(
                "/currencies/{code}/rates/{from}",
                with(List.of("code", "from"), delete("removeRate", "Take one rate away")));
        paths.put("/calendars", get("calendars", "The calendars of working time"));
        Map<String, Object> calendar = new LinkedHashMap<>(delete("removeCalendar", "Take a calendar away"));
        calendar.put(
                "put",
                operation("putCalendar", "Make a calendar of working time, or change it as a whole")
                        .takes(
                                CommonSchemas.object(
                                        List.of("week"),
                                        "label",
                                        TEXT,
                                        "zone",
                                        TEXT,
                                        "week",
                                        OBJECT,
                                        "holidays",
                                        CommonSchemas.arrayOf(OBJECT)),
                                true)
                        .answers(200, "The calendar", OBJECT)
                        .build());
        paths.put("/calendars/{name}", with("name", calendar));
        paths.put("/calendars/{name}/holidays/import", with("name", holidays()));
        paths.put("/calendars/{name}/holidays/public", with("name", publicHolidays()));
        paths.put("/holidays", get("holidayCountries", "The countries whose public holidays are known"));
        paths.put(
                "/holidays/{country}",
                with("country", get("holidayRegions", "Their regions that have holidays of their own")));
        Map<String, Object> logo = new LinkedHashMap<>(delete("removeLogo", "Go back to the logo of the product"));
        logo.put(
                "put",
                operation("changeLogo", "Change the logo")
                        .takes(BYTES, true, "image/png", "image/jpeg", "image/webp")
                        .answers(204, "Changed")
                        .build());
        paths.put("/ui/brand/logo", logo);
    }

    private static Map<String, Object> holidays() {
        return Map.of(
                "post",
                compared(
                                "importHolidays",
                                "Compare the holidays of a calendar file (RFC 5545) with those of a calendar")
                        .takes(CommonSchemas.object(List.of("file"), "file", BYTES), true, "multipart/form-data")
                        .build());
    }

    private static Map<String, Object> publicHolidays() {
        return Map.of(
                "post",
                compared("takeHolidays", "Compare the public holidays of a country with those of a calendar")
                        .with(query("country", TEXT))
                        .with(query("region", TEXT))
                        .build());
    }

    /** Holidays are put into the calendar only where that is said. */
    private static Operation compared(String id, String summary) {
        Map<String, Object> year = Map.of("type", "integer");
        return operation(id, summary)
                .with(query("from", year))
                .with(query("to", year))
                .with(query("apply", Map.of("type", "boolean")))
                .answers(200, "What is new, the same and changed", OBJECT);
    }

    private static Map<String, Object> rates() {
        Map<String, Object> rates = new LinkedHashMap<>();
        rates.put(
                "get",
                operation("rates", "The rates of a currency, newest first")
                        .with(query("limit", Map.of("type", "integer")))
                        .with(query("after", DAY))
                        .answers(200, "A page", OBJECT)
                        .build());
        rates.put(
                "post",
                operation("addRate", "Say what a currency is worth from a day on")
                        .takes(CommonSchemas.object(List.of("rate"), "rate", TEXT, "from", DAY), true)
                        .answers(201, "The rate", OBJECT)
                        .build());
        return rates;
    }

    private static Map<String, Object> delete(String id, String summary) {
        return Map.of("delete", operation(id, summary).answers(204, "Done").build());
    }
}
