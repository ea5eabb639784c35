package org.kartera.records.internal.pipeline.bind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kartera.platform.StandardError;
import org.kartera.platform.Violation;
import org.kartera.platform.record.Address;
import org.kartera.platform.record.Email;
import org.kartera.platform.record.GeoPoint;
import org.kartera.platform.record.Money;
import org.kartera.platform.record.Phone;
import org.kartera.platform.record.Ref;
import org.kartera.records.internal.metadata.RecordReader;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldType;

class FieldBinderTest {
    private final FieldBinder binder = new FieldBinder(() -> "ES");
    private final EntityType form =
            new RecordReader().records("test", List.of(Form.class)).get(0);
    private final List<Violation> wrong = new ArrayList<>();

    private @Nullable Object bound(String field, @Nullable Object raw) {
        FieldType type = Objects.requireNonNull(form.field(field));
        return binder.bind(type, field, raw, "kept", wrong::add);
    }

    private void accepts(String field, @Nullable Object raw, @Nullable Object expected) {
        wrong.clear();
        assertEquals(expected, bound(field, raw));
        assertEquals(List.of(), wrong);
    }

    private Violation refuses(String field, @Nullable Object raw, StandardError error) {
        wrong.clear();
        assertEquals("kept", bound(field, raw), () -> "took " + raw);
        assertEquals(1, wrong.size());
        assertEquals(error, wrong.get(0).code(), () -> "for " + raw);
        return wrong.get(0);
    }

    @Test
    void textIsTrimmedAndComposed() {
        accepts("name", "  Jose\u0301 ", "Jos\u00e9");
    }

    @Test
    void blankTextIsNone() {
        accepts("name", " \u00a0 ", null);
        accepts("name", "   ", null);
        accepts("notes", " \r\n ", null);
    }

    @Test
    void charactersOfFourBytesStayIntactAndCountAsOne() {
        accepts("name", "\ud83d\ude80".repeat(10), "\ud83d\ude80".repeat(10));
        refuses("name", "\ud83d\ude80".repeat(11), StandardError.TOO_LONG);
    }

    @Test
    void textThatIsTooLongIsRefusedWithTheLimit() {
        assertEquals(
                List.of("name", 10),
                refuses("name", "12345678901", StandardError.TOO_LONG).args());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a\u0000b", "a\u0007b", "a\u007fb", "a\ud800b", "a\udc00b", "a\nb", "a\rb", "a\tb", "a\u2028b"})
    void aLineOfTextHasNoControlCharactersAndNoLoneSurrogates(String text) {
        refuses("name", text, StandardError.FORBIDDEN_CHARACTERS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\u001bb", "a\ud800"})
    void longTextHasNoControlCharactersEither(String text) {
        refuses("notes", text, StandardError.FORBIDDEN_CHARACTERS);
    }

    @Test
    void linesOfLongTextEndByLineFeed() {
        accepts("notes", "one\r\ntwo\rthree\tfour\n", "one\ntwo\nthree\tfour\n");
    }

    @Test
    void aPasswordIsNotTrimmed() {
        accepts("password", " secret ", " secret ");
    }

    @Test
    void textMatchesItsPatternAsAWhole() {
        accepts("code", "ES12", "ES12");
        refuses("code", "xES12", StandardError.WRONG_FORMAT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "notes", "body", "email", "phone", "site", "paint", "day", "moment", "size"})
    void whereTextIsExpectedANumberIsAWrongType(String field) {
        refuses(field, 5L, StandardError.WRONG_TYPE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"count", "agreed", "price", "emails", "others", "colours", "place", "stars", "other"})
    void aListOfListsIsAWrongTypeForAll(String field) {
        wrong.clear();
        bound(field, Map.of("a", List.of(List.of())));
        assertEquals(1, wrong.size());
    }

    @Test
    void nullEmptiesEveryField() {
        for (FieldType field : form.fields()) {
            Object empty = bound(field.name(), null);
            assertTrue(empty == null || empty.equals(List.of()) || empty.equals(Set.of()), field.name());
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void integersAreExactAndWithinTheirRange() {
        accepts("count", 7L, 7);
        accepts("count", new BigDecimal("7.0"), 7);
        accepts("big", 9_000_000_000L, 9_000_000_000L);
        refuses("count", new BigDecimal("7.5"), StandardError.WRONG_TYPE);
        refuses("count", "7", StandardError.WRONG_TYPE);
        refuses("count", 0L, StandardError.OUT_OF_RANGE);
        refuses("count", 101L, StandardError.OUT_OF_RANGE);
        refuses("big", new BigDecimal("1e30"), StandardError.OUT_OF_RANGE);
        refuses("big", new BigDecimal("1e1000000"), StandardError.OUT_OF_RANGE);
    }

    @Test
    void decimalsComeAsNumbersOrTextWithSixPlacesAtMost() {
        accepts("weight", new BigDecimal("12.50"), new BigDecimal("12.5"));
        accepts("weight", "1200", new BigDecimal("1200"));
        accepts("weight", "0.000001", new BigDecimal("0.000001"));
        refuses("weight", "0.0000001", StandardError.WRONG_FORMAT);
        refuses("weight", "-1", StandardError.OUT_OF_RANGE);
        refuses("weight", new BigDecimal("1e1000000000"), StandardError.OUT_OF_RANGE);
        refuses("weight", "10000000000000", StandardError.OUT_OF_RANGE);
        refuses("weight", "1,5", StandardError.WRONG_TYPE);
        refuses("weight", "NaN", StandardError.WRONG_TYPE);
        refuses("weight", true, StandardError.WRONG_TYPE);
    }

    @Test
    void moneyIsExactInItsMinorUnit() {
        accepts("price", Map.of("amount", "12.5", "currency", "EUR"), Money.of("12.50", "EUR"));
        accepts("price", Map.of("amount", 12L, "currency", "JPY"), Money.of("12", "JPY"));
        refuses("price", Map.of("amount", "12.505", "currency", "EUR"), StandardError.WRONG_FORMAT);
        refuses("price", Map.of("amount", "0.5", "currency", "JPY"), StandardError.WRONG_FORMAT);
        refuses("price", Map.of("amount", "1e20", "currency", "EUR"), StandardError.OUT_OF_RANGE);
        refuses("price", Map.of("amount", "92233720368547758.08", "currency", "EUR"), StandardError.OUT_OF_RANGE);
        refuses("price", Map.of("amount", "1", "currency", "EUR", "tax", 1L), StandardError.WRONG_TYPE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "EURO", "eur", "XXX", "ZZZ", "\u0000"})
    void anUnknownCurrencyIsRefused(String currency) {
        Violation violation =
                refuses("price", Map.of("amount", "1", "currency", currency), StandardError.INVALID_CURRENCY);
        assertEquals("price", violation.field());
    }

    @Test
    void moneyWithoutCurrencySaysWhatIsMissing() {
        assertEquals(
                "price.currency",
                refuses("price", Map.of("amount", "1"), StandardError.REQUIRED).field());
    }

    @Test
    void datesAndTimesAreIso() {
        accepts("day", "2026-02-28", LocalDate.of(2026, 2, 28));
        accepts("clock", "10:30", LocalTime.of(10, 30));
        accepts("moment", "2026-01-31T10:00:00.123456789+01:00", Instant.parse("2026-01-31T09:00:00.123456Z"));
        accepts("length", "PT1H30M", Duration.ofMinutes(90));
    }

    @ParameterizedTest
    @CsvSource({
        "day, 2026-02-30",
        "day, 31/01/2026",
        "day, +12026-01-01",
        "day, 2026-1-1",
        "clock, 25:00",
        "moment, 2026-01-31T10:00:00",
        "moment, 2026-01-31",
        "moment, +1000000000-12-31T00:00:00Z",
        "length, 90"
    })
    void whatIsNoDateOrTimeIsRefused(String field, String text) {
        assertEquals(
                List.of(field, text),
                refuses(field, text, StandardError.INVALID_DATE).args());
    }

    @Test
    void choicesGoByTheirJsonNames() {
        accepts("size", "veryLarge", Form.Size.VERY_LARGE);
        accepts("size", Form.Size.SMALL, Form.Size.SMALL);
        accepts("colours", List.of("green", "red", "green"), Set.of("red", "green"));
        refuses("size", "VERY_LARGE", StandardError.INVALID_CHOICE);
        assertEquals(
                "colours[1]",
                refuses("colours", List.of("red", "blue"), StandardError.INVALID_CHOICE)
                        .field());
    }

    @ParameterizedTest
    @CsvSource({
        "ana@EXAMPLE.es, ana@example.es",
        "a.b+c@sub.example.co.uk, a.b+c@sub.example.co.uk",
        "jos\u00e9@ma\u00f1ana.es, jos\u00e9@ma\u00f1ana.es",
        "o'brien@x.ie, o'brien@x.ie"
    })
    void emailsKeepTheirLocalPartAndHaveTheirDomainInLowerCase(String sent, String stored) {
        accepts("email", sent, stored);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ana",
                "ana@",
                "@example.es",
                "ana@@example.es",
                "ana@localhost",
                "a b@example.es",
                "ana@exa mple.es",
                ".ana@example.es",
                "ana..b@example.es",
                "ana@-example.es",
                "ana@example..es",
                "ana@example.1",
                "Ana <ana@example.es>",
                "ana@example.es, eva@example.es",
                "ana@[127.0.0.1]",
                "a12345678901234567890123456789012345678901234567890123456789012345@example.es"
            })
    void whatIsNoEmailIsRefused(String text) {
        refuses("email", text, StandardError.INVALID_EMAIL);
    }

    @Test
    void aListOfEmailsHasExactlyOnePrimary() {
        accepts(
                "emails",
                List.of("a@x.es", Map.of("type", "work", "value", "b@X.es", "primary", true)),
                List.of(new Email("", "a@x.es", false), new Email("work", "b@x.es", true)));
        accepts(
                "emails",
                List.of("a@x.es", "b@x.es"),
                List.of(new Email("", "a@x.es", true), new Email("", "b@x.es", false)));
        accepts(
                "emails",
                List.of(Map.of("value", "a@x.es", "primary", true), Map.of("value", "b@x.es", "primary", true)),
                List.of(new Email("", "a@x.es", true), new Email("", "b@x.es", false)));
    }

    @Test
    void whatIsWrongInAListIsToldWithItsPlace() {
        assertEquals(
                "emails[1].value",
                refuses("emails", List.of("a@x.es", Map.of("value", "b")), StandardError.INVALID_EMAIL)
                        .field());
        assertEquals(
                "emails[0].primary",
                refuses("emails", List.of(Map.of("value", "a@x.es", "primary", "yes")), StandardError.WRONG_TYPE)
                        .field());
        assertEquals(
                "emails[0].kind",
                refuses("emails", List.of(Map.of("value", "a@x.es", "kind", "x")), StandardError.UNKNOWN_FIELD)
                        .field());
        refuses("emails", "a@x.es", StandardError.WRONG_TYPE);
    }

    @Test
    void emptyItemsOfAListAreLeftOut() {
        accepts("emails", Arrays.asList(null, "", Map.of("value", " ")), List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "911 234 567, +34911234567",
        "(+34) 911-23-45-67, +34911234567",
        "+44 20 7946 0958, +442079460958",
        "0044 20 7946 0958, +442079460958",
        "+1 212 555 0100 ext. 12, +12125550100;ext=12",
        "+12125550100;ext=12, +12125550100;ext=12"
    })
    void phonesBecomeInternational(String sent, String stored) {
        accepts("phone", sent, stored);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"911", "phone", "call 911234567 now", "+999 123", "1-800-FLOWERS", "+34 911 234 567 8901234"})
    void whatIsNoPhoneIsRefused(String text) {
        refuses("phone", text, StandardError.INVALID_PHONE);
    }

    @Test
    void phonesOfAListAreBoundLikeEmails() {
        accepts(
                "phones",
                List.of(Map.of("type", "mobile", "value", "600 123 123")),
                List.of(new Phone("mobile", "+34600123123", true)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.es", "http://example.es:8080/a?b=c#d", "https://ma\u00f1ana.es/\u00f1"})
    void webAddressesAreHttp(String text) {
        accepts("site", text, text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.es",
                "ftp://example.es",
                "javascript:alert(1)",
                "http://",
                "https://user:secret@example.es",
                "https://exa mple.es",
                "https://a_b.es:99999999/",
                "data:text/html,x"
            })
    void otherAddressesAreRefused(String text) {
        refuses("site", text, StandardError.INVALID_URL);
    }

    @Test
    void richTextKeepsItsFormatAndLosesWhatRuns() {
        accepts("body", "<p>Hola <b>mundo</b></p>", "<p>Hola <b>mundo</b></p>");
        accepts("body", "<p onclick=\"x()\">a<script>x()</script></p>", "<p>a</p>");
        accepts("body", "<p>a<img src=x onerror=x()></p>", "<p>a</p>");
        accepts("body", "<script>x()</script>", null);
        String link = String.valueOf(bound("body", "<a href=\"javascript:x()\">a</a>"));
        assertTrue(!link.contains("javascript"), link);
    }

    @Test
    void addressesHaveACountryOfIso() {
        accepts(
                "addresses",
                List.of(Map.of("street", "C/ Mayor 1\r\n2\u00ba", "city", "Madrid", "country", "es")),
                List.of(new Address("", "C/ Mayor 1\n2\u00ba", "", "Madrid", "", "ES", true)));
        assertEquals(
                "addresses[0].country",
                refuses("addresses", List.of(Map.of("city", "Madrid", "country", "Spain")), StandardError.WRONG_FORMAT)
                        .field());
        accepts("addresses", List.of(Map.of("type", "work")), List.of());
    }

    @Test
    void placesAreOnEarth() {
        accepts("place", Map.of("latitude", new BigDecimal("40.4"), "longitude", -3L), new GeoPoint(40.4, -3));
        assertEquals(
                "place.latitude",
                refuses("place", Map.of("latitude", 91L, "longitude", 0L), StandardError.OUT_OF_RANGE)
                        .field());
        refuses("place", Map.of("latitude", 1L), StandardError.REQUIRED);
    }

    @Test
    void coloursAndRatings() {
        accepts("paint", "#FFaa00", "#ffaa00");
        accepts("stars", 5L, 5);
        refuses("paint", "red", StandardError.WRONG_FORMAT);
        refuses("stars", 6L, StandardError.OUT_OF_RANGE);
    }

    @Test
    void referencesAreIdsOrObjects() {
        UUID id = UUID.fromString("01890000-0000-7000-8000-000000000001");
        Ref ref = Ref.to("test.form", id);
        accepts("other", id.toString(), ref);
        accepts("other", Map.of("entity", "test.form", "id", id.toString(), "title", "x"), ref);
        accepts("other", ref, ref);
        accepts("other", "", null);
        accepts("others", List.of(id.toString(), ref), List.of(ref));
        accepts("whatever", Map.of("entity", "test.sheet", "id", id.toString()), Ref.to("test.sheet", id));
        refuses("other", "1-1-1-1-1", StandardError.INVALID_REFERENCE);
        refuses("other", "' or 1=1 --", StandardError.INVALID_REFERENCE);
        refuses("other", Ref.to("test.sheet", id), StandardError.INVALID_REFERENCE);
        refuses("whatever", id.toString(), StandardError.INVALID_REFERENCE);
        refuses("other", Map.of("key", id.toString()), StandardError.WRONG_TYPE);
    }

    @Test
    void aListTakesAHundredValues() {
        List<String> many = new ArrayList<>();
        for (int i = 0; i < 101; i++) {
            many.add("a" + i + "@x.es");
        }
        refuses("emails", many, StandardError.OUT_OF_RANGE);
    }

    @Test
    void emptyTextEmptiesWhatIsNoText() {
        assertNull(bound("day", ""));
        assertNull(bound("size", ""));
        assertEquals(List.of(), wrong);
    }
}
