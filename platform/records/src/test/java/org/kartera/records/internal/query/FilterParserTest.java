package org.kartera.records.internal.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.platform.record.Filter;
import org.kartera.platform.record.Filter.Comparison;
import org.kartera.platform.record.Filter.Operator;

class FilterParserTest {
    private final FilterParser parser = new FilterParser();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a==1|a EQ 1",
                "a!=1|a NE 1",
                "a<1|a LT 1",
                "a<=1|a LE 1",
                "a>1|a GT 1",
                "a>=1|a GE 1",
                "a=lt=1|a LT 1",
                "a=le=1|a LE 1",
                "a=gt=-1|a GT -1",
                "a=ge=1|a GE 1",
                "a=in=(1,2)|a IN 1 2",
                "a=in=1|a IN 1",
                "a=out=( 1 , '2,3' )|a NOT_IN 1 2,3",
                "a=contains=x|a CONTAINS x",
                "a=starts=x|a STARTS x",
                "a=null=true|a NULL true",
                "a=within=( -1.5, 2,3 ,4)|a WITHIN -1.5 2.0 3.0 4.0",
                "a==x*|a STARTS x",
                "a==*|a STARTS `",
                "a=='x*'|a EQ x*",
                "a!=x*|a NE x*",
                "a=in=(x*)|a IN x*",
                "a==now-7d|a EQ now-7d",
                "a==2026-01-31T10:00:00+01:00|a EQ 2026-01-31T10:00:00+01:00",
                "a == 'it''s'|",
                "a=='it\\'s \\\\ \"x\"'|a EQ it's \\ \"x\"",
                "a==\"\"|a EQ `",
                "a.b.c==ñ😀|a.b.c EQ ñ😀",
            })
    void aComparisonIsReadAsItSays(String rsql, @org.jspecify.annotations.Nullable String expected) {
        if (expected == null) {
            assertEquals(StandardError.MALFORMED_FILTER, refusal(rsql).code());
        } else {
            Comparison read = (Comparison) parser.parse(rsql);
            String values = String.join(
                    " ", read.values().stream().map(Object::toString).toList());
            assertEquals(expected.replace("`", ""), read.path() + " " + read.operator() + " " + values);
        }
    }

    @Test
    void andBindsTighterThanOr() {
        Filter a = compared("a");
        Filter b = compared("b");
        Filter c = compared("c");

        Filter expected = Filter.or(a, Filter.and(b, c));
        assertEquals(expected, parser.parse("a==1,b==1;c==1"));
        assertEquals(expected, parser.parse("a==1 or b==1 and c==1"));
        assertEquals(expected, parser.parse(" a==1 , ( b==1 ; c==1 ) "));
        assertEquals(Filter.and(Filter.or(a, b), c), parser.parse("(a==1,b==1);c==1"));
        assertEquals(Filter.and(a, b), parser.parse("(a==1)and(b==1)"));
    }

    private static Filter compared(String path) {
        return new Comparison(path, Operator.EQ, List.of("1"));
    }

    @Test
    void aBoxOverTheDateLineIsOneOnEachSideOfIt() {
        assertEquals(
                Filter.or(Filter.within("a", -20, 170, -15, 180), Filter.within("a", -20, -180, -15, -170)),
                parser.parse("a=within=(-20,170,-15,-170)"));
    }

    @Test
    void nothingMeansEverything() {
        assertEquals(Filter.all(), parser.parse(null));
        assertEquals(Filter.all(), parser.parse("  "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a=within=(1,2,3)|15",
                "a=within=(1,2,3,4,5)|19",
                "a=within=(1,2,north,4)|15",
                "a=within=(1,2,NaN,4)|15",
                "a=within=(1,2,91,4)|15",
                "a=within=(1,-181,3,4)|13",
                "a=within=(3,2,1,4)|15",
                "a=within=1|10",
                "a|2",
                "a=|2",
                "a==|4",
                "==1|1",
                "a==1;|6",
                "a==1;;b==1|6",
                "(a==1|6",
                "a==1)|5",
                "a=like=1|2",
                "a=<1|2",
                "a==1 b==2|6",
                "a=='x|6",
                "a==x'y|5",
                "a=in=(1,|9",
                "a=in=(1|8",
                "a=in=()|7",
                "a=null=perhaps|8",
                "a~1|2",
                "()|2",
            })
    void aSyntaxErrorTellsItsPosition(String rsql, int position) {
        CrmException refusal = refusal(rsql);

        assertEquals(StandardError.MALFORMED_FILTER, refusal.code());
        assertEquals(position, refusal.args().get(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 5_000})
    void deepNestingIsRefused(int depth) {
        assertEquals(
                StandardError.FILTER_TOO_COMPLEX,
                refusal("(".repeat(depth) + "a==1" + ")".repeat(depth)).code());
        assertEquals(compared("a"), parser.parse("(".repeat(16) + "a==1" + ")".repeat(16)));
    }

    @Test
    void tooManyComparisonsValuesOrCharactersAreRefused() {
        parser.parse("a==1" + ";a==1".repeat(99));
        assertEquals(
                StandardError.FILTER_TOO_COMPLEX,
                refusal("a==1" + ";a==1".repeat(100)).code());
        assertEquals(
                StandardError.FILTER_TOO_COMPLEX,
                refusal("a=in=(1" + ",1".repeat(1000) + ")").code());
        assertEquals(
                StandardError.FILTER_TOO_COMPLEX,
                refusal("a==" + "x".repeat(16_000)).code());
    }

    private CrmException refusal(String rsql) {
        return assertThrows(CrmException.class, () -> parser.parse(rsql));
    }
}
