package org.kartera.records.internal.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.kartera.persistence.Dialect;
import org.kartera.platform.Access;
import org.kartera.platform.Caller;
import org.kartera.platform.record.Money;
import org.kartera.platform.record.Page;
import org.kartera.platform.record.Query;
import org.kartera.platform.record.Query.Count;
import org.kartera.platform.record.Ref;
import org.kartera.platform.record.Row;

/** Pages out of more records than are counted, which an order may lead: they are those of the plain query, which {@code ids} asks. */
class LedPageIT {
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
        private static final int DEALS = 2_500;
        private static final List<String> KEYS = List.of(
                "name", "amount", "score", "closeDate", "createdAt", "modifiedAt", "title", "hot", "id", "company");
        private static final List<String> FILTERS = List.of(
                "", "company=null=true", "score=ge=0", "hot==true", "score==1;hot==false", "name==Oso,amount=gt=2");

        private final List<UUID> users =
                Stream.generate(UUID::randomUUID).limit(2).toList();
        private final List<UUID> teams =
                Stream.generate(UUID::randomUUID).limit(3).toList();

        Contract(Dialect dialect) {
            super(dialect);
        }

        @Override
        void fill(SalesBook book) {
            Random random = new Random(7);
            List<Ref> companies = book.insert("sales.company", List.of(Map.of("name", "Zeta"), Map.of("name", "beta")));
            book.insert(
                    "sales.deal",
                    IntStream.range(0, DEALS)
                            .mapToObj(number -> deal(random, companies))
                            .toList());
        }

        private Map<String, Object> deal(Random random, List<Ref> companies) {
            Map<String, Object> deal = new HashMap<>();
            deal.put(
                    "name",
                    pick(random, List.of("Ñandú", "nube", "Oso", "éter", "Eter", "zorro", "rana " + random.nextInt())));
            deal.put("owner", Ref.to("security.user", pick(random, users)));
            deal.put("team", Ref.to("security.team", pick(random, teams)));
            deal.put("createdAt", SalesBook.NOW.minusSeconds(random.nextInt(300)));
            deal.put("modifiedAt", SalesBook.NOW.plusSeconds(random.nextInt(3)));
            if (random.nextInt(5) > 0) {
                deal.put("amount", Money.of(random.nextInt(300) + ".50", "EUR"));
            }
            if (random.nextInt(3) > 0) {
                deal.put("closeDate", LocalDate.of(2026, 1, 1).plusDays(random.nextInt(40)));
                deal.put("score", random.nextInt(4) - 2);
                deal.put("hot", random.nextBoolean());
            }
            if (random.nextInt(6) == 0) {
                deal.put("company", pick(random, companies));
            }
            return deal;
        }

        private static <T> T pick(Random random, List<T> list) {
            return list.get(random.nextInt(list.size()));
        }

        private List<Caller> callers() {
            return List.of(
                    SYSTEM,
                    SalesBook.caller(Access.OWN, users.get(0)),
                    SalesBook.caller(Access.TEAM, users.get(1), teams.get(0), teams.get(1)));
        }

        @RepeatedTest(20)
        void anyOrderAndFilterGiveThePagesOfThePlainQuery(RepetitionInfo turn) {
            Random random = new Random(turn.getCurrentRepetition());
            List<String> sort = new ArrayList<>();
            for (int i = 0; i <= random.nextInt(3); i++) {
                sort.add((random.nextBoolean() ? "-" : "") + pick(random, KEYS));
            }
            Query query = deals(pick(random, FILTERS))
                    .sort(sort.toArray(String[]::new))
                    .limit(20 + random.nextInt(200))
                    .count(pick(random, List.of(Count.values())));
            for (Caller caller : callers()) {
                assertPages(query, caller, 5);
            }
        }

        @Test
        void recordsWithoutAValueAreWhollyReadInEitherDirection() {
            for (String sort : List.of("amount", "-amount")) {
                assertPages(deals("").sort(sort, "-name").limit(250), SYSTEM, DEALS);
            }
        }

        private void assertPages(Query query, Caller caller, int most) {
            String cursor = null;
            int pages = 0;
            do {
                Query next = query.after(cursor);
                Page page = queries().page(next, caller);
                assertEquals(
                        queries().ids(next, caller),
                        page.items().stream().map(Row::id).toList(),
                        next.toString());
                cursor = page.next();
            } while (cursor != null && ++pages < most);
        }

        @Test
        void theCountIsThatOfTheFilterWhetherItLedOrNot() {
            Page many = queries()
                    .page(deals("company=null=true").sort("name").limit(10).count(Count.CAPPED), SYSTEM);
            assertEquals(new Page.Total(PageReader.COUNTED, false), many.count());
            Page few = queries()
                    .page(deals("score==1;hot==false").sort("name").limit(10).count(Count.CAPPED), SYSTEM);
            Page exact = queries().page(deals("score==1;hot==false").limit(10).count(Count.EXACT), SYSTEM);
            assertEquals(exact.count(), few.count());
        }
    }
}
