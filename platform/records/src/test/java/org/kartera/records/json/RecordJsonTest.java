package org.kartera.records.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kartera.platform.record.Address;
import org.kartera.platform.record.CompanyTotal;
import org.kartera.platform.record.Email;
import org.kartera.platform.record.GeoPoint;
import org.kartera.platform.record.Group;
import org.kartera.platform.record.GroupQuery.Function;
import org.kartera.platform.record.GroupQuery.Measure;
import org.kartera.platform.record.Money;
import org.kartera.platform.record.Page;
import org.kartera.platform.record.Phone;
import org.kartera.platform.record.Ref;
import org.kartera.platform.record.Row;

class RecordJsonTest {
    private static final UUID ONE = new UUID(0, 1);
    private static final UUID TWO = new UUID(0, 2);

    /** A row of plain values. */
    private record PlainRow(
            String entity,
            UUID id,
            String title,
            Map<String, @Nullable Object> values,
            Map<UUID, String> titles,
            Map<String, Row> whole)
            implements Row {
        @Override
        public long version() {
            return 3;
        }

        @Override
        public Set<String> fields() {
            return values.keySet();
        }

        @Override
        public @Nullable Object value(String field) {
            return values.get(field);
        }

        @Override
        public @Nullable String titleOf(Ref ref) {
            return titles.get(ref.id());
        }

        @Override
        public @Nullable Row included(String field, Ref ref) {
            return whole.get(field);
        }
    }

    private interface Writing {
        void to(JsonGenerator json) throws IOException;
    }

    private static String json(Writing writing) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            writing.to(json);
        }
        return text.toString().replace('"', '\'');
    }

    private static Row row(String field, @Nullable Object value) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put(field, value);
        return new PlainRow("sales.deal", ONE, "Big", values, Map.of(TWO, "Acme"), Map.of());
    }

    private static String value(@Nullable Object value) throws IOException {
        String json = json(generator -> RecordJson.write(generator, row("x", value)));
        return json.substring(json.indexOf("'x':") + 4, json.length() - 1);
    }

    @Test
    void aRecordIsFlatAndSaysWhatItIs() throws IOException {
        assertEquals(
                "{'id':'00000000-0000-0000-0000-000000000001','entity':'sales.deal','title':'Big','version':3,'name':'ñ'}",
                json(generator -> RecordJson.write(generator, row("name", "ñ"))));
    }

    @Test
    void everyKindHasItsForm() throws IOException {
        assertEquals("null", value(null));
        assertEquals("7", value(7));
        assertEquals("9007199254740993", value(9_007_199_254_740_993L));
        assertEquals("12.5", value(new BigDecimal("12.500000")));
        assertEquals("100", value(new BigDecimal("1E+2")));
        assertEquals("0.000001", value(new BigDecimal("0.000001")));
        assertEquals("true", value(true));
        assertEquals("{'amount':'123.45','currency':'EUR'}", value(Money.of("123.45", "EUR")));
        assertEquals("'2026-01-31'", value(LocalDate.of(2026, 1, 31)));
        assertEquals("'10:30'", value(LocalTime.of(10, 30)));
        assertEquals("'2026-01-31T10:00:00.123Z'", value(Instant.parse("2026-01-31T10:00:00.123Z")));
        assertEquals("'PT1H30M'", value(Duration.ofMinutes(90)));
        assertEquals("['vip','fair']", value(List.of("vip", "fair")));
        assertEquals(
                "[{'type':'work','value':'a@b.es','primary':true}]", value(List.of(new Email("work", "a@b.es", true))));
        assertEquals(
                "[{'type':'','value':'+34911234567','primary':false}]",
                value(List.of(new Phone("", "+34911234567", false))));
        assertEquals(
                "{'type':'home','street':'s','postalCode':'p','city':'c','region':'r','country':'ES','primary':true}",
                value(new Address("home", "s", "p", "c", "r", "ES", true)));
        assertEquals("{'latitude':40.4,'longitude':-3.7}", value(new GeoPoint(40.4, -3.7)));
    }

    @Test
    void aReferenceHasATitleOrIsUnavailable() throws IOException {
        assertEquals(
                "{'entity':'sales.company','id':'00000000-0000-0000-0000-000000000002','title':'Acme'}",
                value(Ref.to("sales.company", TWO)));
        assertEquals(
                "[{'entity':'sales.company','id':'00000000-0000-0000-0000-000000000001','title':null,'unavailable':true}]",
                value(List.of(Ref.to("sales.company", ONE))));
    }

    @Test
    void aReferenceThatWasIncludedIsTheWholeRecord() throws IOException {
        Row company = new PlainRow("sales.company", TWO, "Acme", Map.of(), Map.of(), Map.of());
        Row deal = new PlainRow(
                "sales.deal",
                ONE,
                "Big",
                Map.of("company", Ref.to("sales.company", TWO)),
                Map.of(),
                Map.of("company", company));

        assertEquals(
                "{'id':'00000000-0000-0000-0000-000000000001','entity':'sales.deal','title':'Big','version':3,"
                        + "'company':{'id':'00000000-0000-0000-0000-000000000002','entity':'sales.company','title':'Acme','version':3}}",
                json(generator -> RecordJson.write(generator, deal)));
    }

    @Test
    void onlyABinnedRecordSaysWhenItWasDeleted() throws IOException {
        Row live = row("deletedAt", null);
        assertEquals(-1, json(generator -> RecordJson.write(generator, live)).indexOf("deletedAt"));
        assertEquals("'2026-01-31T10:00:00Z'", value(Instant.parse("2026-01-31T10:00:00Z")));
    }

    @Test
    void aPageHasItemsCursorAndCount() throws IOException {
        assertEquals(
                "{'items':[],'next':null,'count':null}",
                json(generator -> RecordJson.write(generator, new Page(List.of(), null, null))));
        assertEquals(
                "{'items':[],'next':'abc','count':{'value':1000,'exact':false}}",
                json(generator ->
                        RecordJson.write(generator, new Page(List.of(), "abc", new Page.Total(1000, false)))));
    }

    @Test
    void groupsHaveKeyLabelCountAndMeasures() throws IOException {
        Measure sum = new Measure(Function.SUM, "amount");
        Measure most = new Measure(Function.MAX, "score");
        Map<Measure, List<Object>> measures = new LinkedHashMap<>();
        measures.put(sum, List.of(Money.of("30.03", "EUR"), Money.of("5", "USD")));
        measures.put(most, List.of(9L));
        CompanyTotal total = new CompanyTotal(new BigDecimal("34.53"), Currency.getInstance("EUR"), List.of("USD"));
        Group won =
                new Group(List.of(Ref.to("sales.stage", TWO)), List.of("Won"), 2, measures, Map.of("amount", total));
        Group none = new Group(Arrays.asList(null, "open"), List.of("", "Open"), 1, Map.of(), Map.of());

        assertEquals(
                "{'groups':[{'key':{'entity':'sales.stage','id':'00000000-0000-0000-0000-000000000002','title':'Won'},'label':'Won','count':2,"
                        + "'sum':{'amount':[{'amount':'30.03','currency':'EUR'},{'amount':'5.00','currency':'USD'}]},'max':{'score':[9]},"
                        + "'company':{'amount':{'amount':'34.53','currency':'EUR','without':['USD']}}},"
                        + "{'key':null,'label':'','keys':[null,'open'],'labels':['','Open'],'count':1}]}",
                json(generator -> RecordJson.write(generator, List.of(won, none))));
    }
}
