package org.kartera.records.internal.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kartera.persistence.Dialect;
import org.kartera.platform.Access;
import org.kartera.platform.Caller;
import org.kartera.platform.record.Filter;
import org.kartera.records.internal.metadata.RecordReader;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.Metadata;

/** The text of statements: it decides whether they find their indexes. */
class StatementTest {
    private static final Caller SYSTEM = Caller.system("test");

    private final Metadata metadata = metadata();
    private final EntityType deal = metadata.entity("sales.deal");
    private final FilterParser parser = new FilterParser();

    private static Metadata metadata() {
        List<EntityType> types =
                new RecordReader().records("sales", List.of(Sales.Stage.class, Sales.Company.class, Sales.Deal.class));
        Map<String, EntityType> byName =
                types.stream().collect(Collectors.toMap(EntityType::name, Function.identity()));
        return new Metadata(1, byName, List.of());
    }

    private static Caller member(int teams) {
        UUID[] ids = Stream.generate(UUID::randomUUID).limit(teams).toArray(UUID[]::new);
        return SalesBook.caller(Access.TEAM, UUID.randomUUID(), ids);
    }

    private Sql ids(
            Dialect dialect, Caller caller, String rsql, List<String> sort, List<? extends @Nullable String> last) {
        Compilation compilation = new Compilation(dialect, metadata, caller);
        SelectionCompiler selection =
                new SelectionCompiler(compilation, deal, Scopes.of(caller, deal), parser.parse(rsql), false, false);
        List<SortKey> keys = SortKey.parse(compilation, deal, sort);
        return new PageCompiler(compilation, selection)
                .ids(new Keyset(keys, last, Lead.NONE), 50)
                .sql();
    }

    private static int branches(Sql sql) {
        return sql.text().split("from sales_deal", -1).length - 1;
    }

    private static void assertBindsMatch(Sql sql) {
        long marks = sql.text().chars().filter(letter -> letter == '?').count();
        assertEquals(marks, sql.slots().size(), sql.text());
    }

    @Test
    void whoSeesEverythingReadsOneOrderedRange() {
        Sql sql = ids(Dialect.POSTGRES, SYSTEM, "", List.of("name"), List.of());

        assertEquals(
                "select t.id id, t.name_f k0, t.id k1 from sales_deal t where t.deleted_at is null"
                        + " order by t.name_f asc, t.id asc fetch next 50 rows only",
                sql.text().replace(" as ", " "));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void eachTeamHasARangeOfItsOwn(Dialect dialect) {
        Sql sql = ids(dialect, member(3), "", List.of("name"), List.of());

        assertEquals(4, branches(sql));
        assertFalse(Pattern.compile("t\\.team_id = \\? or").matcher(sql.text()).find(), sql.text());
        assertTrue(sql.text().contains("(t.team_id is null or t.team_id not in (?, ?, ?))"), sql.text());
        assertBindsMatch(sql);
    }

    @Test
    void moreThanSixteenTeamsShareOneRange() {
        assertEquals(17, branches(ids(Dialect.DERBY, member(16), "", List.of("name"), List.of())));
        assertEquals(2, branches(ids(Dialect.DERBY, member(17), "", List.of("name"), List.of())));
        assertEquals(
                ids(Dialect.DERBY, member(17), "", List.of(), List.of()).text(),
                ids(Dialect.DERBY, member(30), "", List.of(), List.of()).text());
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatComesBehindACursorIsCutIntoRanges(Dialect dialect) {
        Sql ascending = ids(
                dialect,
                SYSTEM,
                "",
                List.of("amount"),
                Arrays.asList("100", UUID.randomUUID().toString()));
        assertEquals(3, branches(ascending));
        assertTrue(ascending.text().contains("t.amount_company > ?"), ascending.text());
        assertTrue(ascending.text().contains("t.amount_company is null"), ascending.text());
        assertBindsMatch(ascending);

        assertEquals(2, branches(ids(dialect, SYSTEM, "", List.of("-amount"), Arrays.asList("100", "x"))));
        assertEquals(1, branches(ids(dialect, SYSTEM, "", List.of("amount"), Arrays.asList(null, "x"))));
        assertEquals(2, branches(ids(dialect, SYSTEM, "", List.of("-amount"), Arrays.asList(null, "x"))));
        assertEquals(2, branches(ids(dialect, SYSTEM, "", List.of("title"), Arrays.asList("a", "x"))));
    }

    @Test
    void aPageIsBoundByItsFirstKey() {
        Compilation compilation = new Compilation(Dialect.DERBY, metadata, SYSTEM);
        Lead lead = new Lead("i_sales_deal_amount_company_desc", Lead.Bound.VALUE, "100");
        Keyset keyset = new Keyset(SortKey.parse(compilation, deal, List.of("-amount", "name")), List.of(), lead);
        SelectionCompiler selection =
                new SelectionCompiler(compilation, deal, Scopes.of(SYSTEM, deal), parser.parse(""), false, false);

        Sql sql = new PageCompiler(compilation, selection).ids(keyset, 50).sql();

        assertEquals(2, branches(sql), "those without an amount come first");
        assertTrue(sql.text().contains("t.amount_company is null"), sql.text());
        assertTrue(sql.text().contains("t.amount_company >= ?"), sql.text());
        assertTrue(sql.text().contains("t --DERBY-PROPERTIES index=i_sales_deal_amount_company_desc\n"), sql.text());
        assertBindsMatch(sql);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void valuesAreNeverPartOfTheText(Dialect dialect) {
        String rsql =
                "name==evil1,notes=contains=evil2,emails==evil3*,closeDate==2026-12-31,amount=gt=4711,stage.name==evil4,"
                        + "tags=in=(vip,fair,vip),score=out=(4712,4713,4714)";
        Sql sql = ids(dialect, member(2), rsql, List.of(), List.of());

        assertFalse(
                Pattern.compile("evil|vip|fair|47\\d\\d|2026")
                        .matcher(sql.text())
                        .find(),
                sql.text());
        assertFalse(sql.text().contains("cast("), sql.text());
        assertBindsMatch(sql);
    }

    @Test
    void shapesDifferByWhatTheTextDependsOnOnly() {
        assertEquals(Shape.of(parser.parse("a==1;b=in=(1,2,3)")), Shape.of(parser.parse("a==2;b=in=(4,5,6,7)")));
        assertEquals(Shape.of(Filter.is("a", 1)), Shape.of(Filter.is("a", "x")));
        for (List<String> pair : List.of(
                List.of("a==1", "b==1"),
                List.of("a==1", "a!=1"),
                List.of("a==1;b==1", "a==1,b==1"),
                List.of("a=null=true", "a=null=false"),
                List.of("a=in=(1,2)", "a=in=(1,2,3)"),
                List.of("(a==1,b==1);c==1", "a==1,b==1;c==1"))) {
            assertNotEquals(Shape.of(parser.parse(pair.get(0))), Shape.of(parser.parse(pair.get(1))));
        }
    }

    @Test
    void plansAreKeptByShapeAndRightsAndDroppedWithTheirMetadata() {
        PlanCache cache = new PlanCache(2);
        Scopes mine = new Scopes(Access.OWN, 0);
        Caller own = SalesBook.caller(Access.OWN, UUID.randomUUID());
        Plan first = plan(cache, 1, "a", own, mine);

        assertEquals(first, plan(cache, 1, "a", own, new Scopes(Access.NONE, 0)));
        assertNotEquals(first, plan(cache, 1, "a", SYSTEM, new Scopes(Access.ALL, 0)));
        assertEquals(first, plan(cache, 1, "a", own, mine));
        plan(cache, 1, "b", own, mine);
        plan(cache, 1, "c", own, mine);
        assertEquals(2, cache.size());
        plan(cache, 2, "a", own, mine);
        assertEquals(1, cache.size());
        plan(cache, 1, "old", own, mine);
        assertEquals(1, cache.size());
    }

    private Plan plan(PlanCache cache, long generation, String filter, Caller caller, Scopes made) {
        Shape shape = new Shape(generation, Shape.Kind.IDS, "sales.deal", made, filter, List.of(), "");
        Shape common =
                new Shape(generation, Shape.Kind.IDS, "sales.deal", new Scopes(Access.ALL, 0), filter, List.of(), "");
        return cache.plan(
                common,
                caller,
                StatementPlan.class,
                () -> new StatementPlan(new Sql(shape.toString(), List.of()), Map.of(deal, made)));
    }
}
