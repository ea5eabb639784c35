package org.kartera.records.internal.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kartera.persistence.Dialect;
import org.kartera.platform.Access;
import org.kartera.platform.Caller;
import org.kartera.platform.StandardError;
import org.kartera.platform.record.Filter;
import org.kartera.platform.record.Group;
import org.kartera.platform.record.GroupQuery;
import org.kartera.platform.record.GroupQuery.Function;
import org.kartera.platform.record.GroupQuery.Measure;
import org.kartera.platform.record.Money;
import org.kartera.platform.record.Ref;

/** Totals. */
class GroupIT {
    @Nested
    class OnDerby extends Contract {
        OnDerby() {
            super(Dialect.DERBY);
        }
    }

    @Nested
    class OnPostgres extends Contract {
        OnPostgres() {
            super(Dialect.POSTGRES);
        }
    }

    abstract static class Contract extends SalesContract {
        private static final UUID ANA = UUID.randomUUID();
        private static final UUID BEN = UUID.randomUUID();
        private static final UUID NORTH = UUID.randomUUID();
        private static final UUID SOUTH = UUID.randomUUID();

        private Ref open = Ref.to("sales.stage", ANA);
        private Ref won = open;

        Contract(Dialect dialect) {
            super(dialect);
        }

        @Override
        void fill(SalesBook book) {
            open = book.insert("sales.stage", Map.of("name", "Open", "status", Sales.Stage.Status.OPEN));
            won = book.insert("sales.stage", Map.of("name", "Won", "status", Sales.Stage.Status.CLOSED_WON));
            Ref acme = book.insert("sales.company", Map.of("name", "Acme", "sector", "retail"));
            book.insert(
                    "sales.deal",
                    List.of(
                            deal(open, "10.01", "EUR", "2026-01-31", 1, ANA, NORTH, "company", acme),
                            deal(open, "20.02", "EUR", "2026-03-31", 2, BEN, NORTH, "company", acme),
                            deal(open, "5.00", "USD", "2026-04-01", 4, ANA, SOUTH, "hot", true),
                            deal(won, "100.00", "EUR", "2025-12-31", 8, BEN, SOUTH, "hot", false),
                            deal(won, "0.01", "EUR", "2026-02-10", 9, ANA, SOUTH, "effort", Duration.ofMinutes(90)),
                            Map.of("name", "nothing"),
                            Map.of("name", "binned", "stage", won, "deletedAt", SalesBook.NOW)));
        }

        private static Map<String, Object> deal(
                Ref stage,
                String amount,
                String currency,
                String close,
                int score,
                UUID owner,
                UUID team,
                String extra,
                Object value) {
            return Map.of(
                    "name",
                    "deal",
                    "stage",
                    stage,
                    "amount",
                    Money.of(amount, currency),
                    "closeDate",
                    LocalDate.parse(close),
                    "seenAt",
                    Instant.parse(close + "T23:59:59Z"),
                    "score",
                    score,
                    "owner",
                    Ref.to("security.user", owner),
                    "team",
                    Ref.to("security.team", team),
                    extra,
                    value);
        }

        private List<Group> groups(Caller caller, String filter, List<String> by, Measure... measures) {
            GroupQuery query = new GroupQuery("sales.deal", queries().parse(filter), by, List.of(measures));
            return queries().groups(query, caller);
        }

        private List<String> counts(Caller caller, String filter, String... by) {
            List<String> counts = new ArrayList<>();
            groups(caller, filter, List.of(by)).forEach(group -> counts.add(group.labels() + " " + group.count()));
            return counts;
        }

        @Test
        void moneyIsTotalledByCurrency() {
            Measure sum = new Measure(Function.SUM, "amount");
            List<Group> groups = groups(SYSTEM, "", List.of("stage"), sum);

            assertEquals(3, groups.size());
            assertEquals(List.of("Open"), groups.get(0).labels());
            assertEquals(open, groups.get(0).keys().get(0));
            assertEquals(3, groups.get(0).count());
            assertEquals(
                    List.of(Money.of("30.03", "EUR"), Money.of("5.00", "USD")),
                    groups.get(0).measures().get(sum));
            assertEquals(
                    List.of(Money.of("100.01", "EUR")), groups.get(1).measures().get(sum));
            assertEquals(1, groups.get(2).count());
            assertEquals(List.of(), groups.get(2).measures().get(sum));
        }

        @Test
        void everyFunctionIsComputed() {
            Measure least = new Measure(Function.MIN, "score");
            Measure most = new Measure(Function.MAX, "score");
            Measure sum = new Measure(Function.SUM, "score");
            Measure average = new Measure(Function.AVG, "score");
            Measure money = new Measure(Function.AVG, "amount");
            Measure effort = new Measure(Function.SUM, "effort");
            Group won = groups(SYSTEM, "", List.of("stage"), least, most, sum, average, money, effort)
                    .get(1);

            assertEquals(List.of(8L), won.measures().get(least));
            assertEquals(List.of(9L), won.measures().get(most));
            assertEquals(List.of(17L), won.measures().get(sum));
            assertEquals(List.of(new BigDecimal("8.5")), won.measures().get(average));
            assertEquals(List.of(Money.of("50.00", "EUR")), won.measures().get(money));
            assertEquals(List.of(Duration.ofMinutes(90)), won.measures().get(effort));
        }

        @Test
        void datesAreGroupedByBuckets() {
            assertEquals(
                    List.of(
                            "[2025-12-01] 1",
                            "[2026-01-01] 1",
                            "[2026-02-01] 1",
                            "[2026-03-01] 1",
                            "[2026-04-01] 1",
                            "[] 1"),
                    counts(SYSTEM, "", "closeDate:month"));
            assertEquals(
                    List.of("[2025-10-01] 1", "[2026-01-01] 3", "[2026-04-01] 1", "[] 1"),
                    counts(SYSTEM, "", "closeDate:quarter"));
            assertEquals(List.of("[2025-01-01] 1", "[2026-01-01] 4", "[] 1"), counts(SYSTEM, "", "closeDate:year"));
            assertEquals(
                    List.of("[2025-12-29] 1", "[2026-01-26] 1", "[2026-02-09] 1", "[2026-03-30] 2", "[] 1"),
                    counts(SYSTEM, "", "closeDate:week"));
            assertEquals(
                    List.of("[2026-03-31] 1", "[2026-04-01] 1"),
                    counts(SYSTEM, "closeDate=ge=2026-03-01", "closeDate"));
            assertEquals(
                    List.of("[2026-01-01] 2", "[2026-04-01] 1"), counts(SYSTEM, "stage.name==Open", "seenAt:quarter"));
        }

        @Test
        void severalFieldsAndPathsGroupTogether() {
            assertEquals(
                    List.of(
                            "[stage.status.open, retail] 2",
                            "[stage.status.open, ] 1",
                            "[stage.status.closedWon, ] 2",
                            "[, ] 1"),
                    counts(SYSTEM, "", "stage.status", "company.sector").stream()
                            .map(line -> line.replace("company.sector.", ""))
                            .toList());
            assertEquals(List.of("[false] 1", "[true] 1"), counts(SYSTEM, "hot=null=false", "hot"));
        }

        @Test
        void totalsAreOfWhatTheCallerSees() {
            assertEquals(List.of("[Open] 2", "[Won] 1"), counts(SalesBook.caller(Access.OWN, ANA), "", "stage"));
            assertEquals(
                    List.of("[Open] 3", "[Won] 1"), counts(SalesBook.caller(Access.TEAM, ANA, NORTH), "", "stage"));
            assertEquals(
                    List.of("[Open] 3", "[Won] 2"),
                    counts(SalesBook.caller(Access.TEAM, ANA, NORTH, SOUTH), "", "stage"));
            refused(StandardError.NOT_ALLOWED, () -> counts(SalesBook.caller(Access.NONE, ANA), "", "stage"));
        }

        @Test
        void aHiddenRecordHasNoLabelAndNoFields() {
            Caller caller =
                    SalesBook.caller((entity, verb) -> entity.equals("sales.company") ? Access.OWN : Access.ALL, ANA);
            assertEquals(List.of("[] 2", "[] 4"), counts(caller, "", "company"));
            assertEquals(List.of("[] 6"), counts(caller, "", "company.sector"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"notes", "emails", "amount", "stage:month", "closeDate:hour", "closeDate:MONTH", "closeDate:"
                })
        void whatCannotBeGroupedByIsRefused(String by) {
            refused(StandardError.UNSUITABLE_FILTER, () -> counts(SYSTEM, "", by));
        }

        @ParameterizedTest
        @ValueSource(strings = {"name", "stage", "closeDate", "amount.currency"})
        void whatIsNoNumberIsNotMeasured(String field) {
            refused(
                    StandardError.UNSUITABLE_FILTER,
                    () -> groups(SYSTEM, "", List.of("stage"), new Measure(Function.SUM, field)));
        }

        @Test
        void anUnknownFieldIsRefused() {
            refused(StandardError.UNKNOWN_FIELD_IN_QUERY, () -> counts(SYSTEM, "", "nothing"));
            refused(
                    StandardError.UNKNOWN_FIELD_IN_QUERY,
                    () -> groups(SYSTEM, "", List.of("stage"), new Measure(Function.SUM, "secret")));
            assertEquals(
                    1,
                    queries()
                            .groups(new GroupQuery("sales.deal", Filter.all(), List.of("version"), List.of()), SYSTEM)
                            .size());
        }
    }
}
