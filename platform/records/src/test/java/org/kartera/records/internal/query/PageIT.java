package org.kartera.records.internal.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kartera.persistence.Dialect;
import org.kartera.platform.Access;
import org.kartera.platform.Caller;
import org.kartera.platform.StandardError;
import org.kartera.platform.record.Email;
import org.kartera.platform.record.Filter;
import org.kartera.platform.record.Money;
import org.kartera.platform.record.Page;
import org.kartera.platform.record.Query;
import org.kartera.platform.record.Query.Count;
import org.kartera.platform.record.Ref;
import org.kartera.platform.record.Row;
import org.kartera.records.metadata.Folding;

/** Pages: order, cursors, counts and what each caller sees. */
class PageIT {
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
        private static final int DEALS = 150;

        private final List<UUID> users =
                Stream.generate(UUID::randomUUID).limit(3).toList();
        private final List<UUID> teams =
                Stream.generate(UUID::randomUUID).limit(30).toList();
        private final Map<UUID, Map<String, Object>> stored = new HashMap<>();

        Contract(Dialect dialect) {
            super(dialect);
        }

        @Override
        void fill(SalesBook book) {
            Random random = new Random(42);
            List<Ref> companies = book.insert(
                    "sales.company", List.of(Map.of("name", "Zeta"), Map.of("name", "Álamo"), Map.of("name", "beta")));
            List<Ref> stages = book.insert(
                    "sales.stage", List.of(Map.of("name", "Open", "order", 1), Map.of("name", "Won", "order", 2)));
            List<Map<String, Object>> deals = IntStream.range(0, DEALS)
                    .mapToObj(number -> deal(random, companies, stages))
                    .toList();
            List<Ref> refs = book.insert("sales.deal", deals);
            for (int i = 0; i < DEALS; i++) {
                stored.put(refs.get(i).id(), deals.get(i));
            }
            book.insert("sales.deal", Map.of("name", "binned", "deletedAt", SalesBook.NOW));
        }

        private Map<String, Object> deal(Random random, List<Ref> companies, List<Ref> stages) {
            Map<String, Object> deal = new HashMap<>();
            deal.put("name", pick(random, List.of("Ñandú", "nube", "Oso", "éter", "Eter", "zorro")));
            deal.put("emails", List.of(new Email("", "mail" + random.nextInt(20) + "@example.com", true)));
            maybe(random, deal, "amount", Money.of(random.nextInt(4) + ".50", "EUR"));
            maybe(random, deal, "closeDate", LocalDate.of(2026, 1, 1).plusDays(random.nextInt(4)));
            maybe(
                    random,
                    deal,
                    "seenAt",
                    Instant.parse("2026-01-01T00:00:00.123456Z").plusSeconds(random.nextInt(4)));
            maybe(random, deal, "score", random.nextInt(4) - 2);
            maybe(random, deal, "hot", random.nextBoolean());
            maybe(random, deal, "reference", pick(random, List.of("b", "A", "c")));
            maybe(random, deal, "company", pick(random, companies));
            maybe(random, deal, "stage", pick(random, stages));
            maybe(random, deal, "owner", Ref.to("security.user", pick(random, users)));
            maybe(random, deal, "team", Ref.to("security.team", pick(random, teams)));
            return deal;
        }

        private static void maybe(Random random, Map<String, Object> deal, String field, Object value) {
            if (random.nextInt(4) > 0) {
                deal.put(field, value);
            }
        }

        private static <T> T pick(Random random, List<T> list) {
            return list.get(random.nextInt(list.size()));
        }

        static List<List<String>> orders() {
            return List.of(
                    List.of(),
                    List.of("-name"),
                    List.of("amount"),
                    List.of("-amount"),
                    List.of("amount", "-score"),
                    List.of("-amount", "name", "-closeDate"),
                    List.of("name", "amount"),
                    List.of("-name", "-hot"),
                    List.of("createdAt", "-name"),
                    List.of("-modifiedAt"),
                    List.of("amount", "-id"),
                    List.of("closeDate", "-name"),
                    List.of("-closeDate", "score"),
                    List.of("-seenAt", "hot", "-score"),
                    List.of("-reference"),
                    List.of("company"),
                    List.of("-company.name", "amount"),
                    List.of("stage.order", "-amount"),
                    List.of("title", "id"));
        }

        private List<Caller> callers() {
            return List.of(
                    SYSTEM,
                    SalesBook.caller(Access.OWN, users.get(0)),
                    SalesBook.caller(Access.TEAM, users.get(1)),
                    SalesBook.caller(Access.TEAM, users.get(2), teams.get(0), teams.get(1), teams.get(2)),
                    SalesBook.caller(
                            Access.TEAM, users.get(2), teams.subList(0, 20).toArray(UUID[]::new)),
                    SalesBook.caller(Access.TEAM, null, teams.toArray(UUID[]::new)));
        }

        @ParameterizedTest
        @MethodSource("orders")
        void pagingThroughGivesEachRecordOnceAndInOrder(List<String> sort) {
            for (Caller caller : callers()) {
                Query query = new Query(
                        "sales.deal", Filter.all(), null, sort, List.of(), List.of(), 1000, null, Count.NONE, false);
                List<UUID> whole = ids(queries().page(query, caller).items());
                assertEquals(
                        whole,
                        paged(query.limit(7), caller),
                        sort + " for " + caller.visibleTeams().size());
                assertEquals(visible(caller), new HashSet<>(whole));
                assertEquals(whole.size(), new HashSet<>(whole).size());
                assertEquals(whole, queries().ids(query, caller));
            }
        }

        private List<UUID> paged(Query query, Caller caller) {
            List<UUID> ids = new ArrayList<>();
            String cursor = null;
            do {
                Page page = queries().page(query.after(cursor), caller);
                assertTrue(page.items().size() <= query.limit());
                ids.addAll(ids(page.items()));
                cursor = page.next();
            } while (cursor != null && ids.size() <= DEALS);
            return ids;
        }

        private static List<UUID> ids(List<Row> rows) {
            return rows.stream().map(Row::id).toList();
        }

        /** What the caller may see, said plainly. */
        private Set<UUID> visible(Caller caller) {
            Access access = caller.rights().access("sales.deal", "read");
            return stored.entrySet().stream()
                    .filter(deal -> access == Access.ALL
                            || (caller.user() != null
                                    && caller.user().equals(ref(deal.getValue().get("owner"))))
                            || (access == Access.TEAM
                                    && deal.getValue().containsKey("team")
                                    && caller.visibleTeams()
                                            .contains(ref(deal.getValue().get("team")))))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
        }

        private static @Nullable UUID ref(@Nullable Object ref) {
            return ref instanceof Ref known ? known.id() : null;
        }

        @Test
        void emptyCountsAsTheGreatestAndTextIsOrderedFolded() {
            assertOrdered("name", value -> Folding.fold((String) value), false);
            assertOrdered("name", value -> Folding.fold((String) value), true);
            assertOrdered("amount", value -> ((Money) value).minor(), false);
            assertOrdered("amount", value -> ((Money) value).minor(), true);
            assertOrdered("score", value -> (Integer) value, false);
            assertOrdered("seenAt", value -> (Instant) value, true);
            assertOrdered("hot", value -> (Boolean) value, false);
        }

        private <T extends Comparable<T>> void assertOrdered(
                String field, Function<Object, @Nullable T> key, boolean descending) {
            Query query = deals("").sort((descending ? "-" : "") + field);
            Comparator<@Nullable T> order = Comparator.nullsLast(Comparator.naturalOrder());
            List<@Nullable T> keys = new ArrayList<>();
            for (Row row : rows(query)) {
                Object value = row.value(field);
                keys.add(value == null ? null : key.apply(value));
            }
            List<@Nullable T> sorted = new ArrayList<>(keys);
            sorted.sort(descending ? order.reversed() : order);
            assertEquals(sorted, keys, query.sort().toString());
        }

        @Test
        void withoutAnOrderTheNewestComeFirst() {
            List<UUID> ids = ids(rows(deals("")));
            assertEquals(
                    ids.stream()
                            .sorted(Comparator.comparing(UUID::toString).reversed())
                            .toList(),
                    ids);
        }

        @Test
        void aFilterHoldsForEveryScopeAndPage() {
            Caller caller = SalesBook.caller(Access.TEAM, users.get(2), teams.get(0), teams.get(1));
            Query query = deals("score=ge=0,hot==true;amount=gt=1")
                    .sort("amount", "-name")
                    .limit(3);
            Set<UUID> expected = visible(caller).stream()
                    .filter(id -> matches(stored.getOrDefault(id, Map.of())))
                    .collect(Collectors.toSet());

            assertFalse(expected.isEmpty());
            assertEquals(expected, new HashSet<>(paged(query, caller)));
        }

        private static boolean matches(Map<String, Object> deal) {
            boolean score = deal.get("score") instanceof Integer number && number >= 0;
            boolean amount = deal.get("amount") instanceof Money money && money.minor() > 100;
            return score || (Boolean.TRUE.equals(deal.get("hot")) && amount);
        }

        @Test
        void aSearchFindsWhatBeginsWithIt() {
            assertEquals(Set.of("Ñandú"), titles(rows(deals("").search("ñan"))));
            assertEquals(Set.of(), titles(rows(deals("").search("nan"))));
            assertEquals(Set.of("éter", "Eter"), titles(rows(deals("").search("ETÉ"))));
            assertEquals(DEALS, rows(deals("").search("Mail")).size());
            assertEquals(DEALS, rows(deals("").search("  ")).size());
        }

        @Test
        void aSearchKeepsRightsFilterAndOrder() {
            for (Caller caller : callers()) {
                Query query = deals("score=ge=0").search("mail1").sort("-name").limit(5);
                Set<UUID> expected = visible(caller).stream()
                        .filter(id -> found(stored.getOrDefault(id, Map.of())))
                        .collect(Collectors.toSet());
                List<UUID> paged = paged(query, caller);
                assertEquals(expected, new HashSet<>(paged));
                assertEquals(expected.size(), paged.size());
                Page.Total total = queries()
                        .page(query.limit(1).count(Count.EXACT), caller)
                        .count();
                assertEquals(new Page.Total(expected.size(), true), total);
            }
        }

        private static boolean found(Map<String, Object> deal) {
            return deal.get("score") instanceof Integer score
                    && score >= 0
                    && deal.get("emails") instanceof List<?> emails
                    && emails.get(0) instanceof Email email
                    && email.value().startsWith("mail1");
        }

        @Test
        void countsAreExactCappedOrAbsent() {
            for (Caller caller : callers()) {
                int expected = visible(caller).size();
                for (Count count : List.of(Count.EXACT, Count.CAPPED)) {
                    for (int limit : List.of(1, 1000)) {
                        Page page = queries().page(deals("").limit(limit).count(count), caller);
                        assertEquals(new Page.Total(expected, true), page.count());
                    }
                }
                assertNull(queries().page(deals("").limit(1), caller).count());
            }
        }

        @Test
        void aCursorThatWasTamperedWithIsRefused() {
            Query query = deals("score=ge=0").sort("name").limit(2);
            String cursor = String.valueOf(queries().page(query, SYSTEM).next());

            for (int i = 0; i < cursor.length(); i += 5) {
                char other = cursor.charAt(i) == 'A' ? 'B' : 'A';
                Query tampered = query.after(cursor.substring(0, i) + other + cursor.substring(i + 1));
                refused(StandardError.MALFORMED_CURSOR, () -> queries().page(tampered, SYSTEM));
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "A", "not base64!", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
        void whatIsNoCursorIsRefused(String cursor) {
            refused(
                    StandardError.MALFORMED_CURSOR,
                    () -> queries().page(deals("").after(cursor), SYSTEM));
        }

        @Test
        void aCursorServesNoOtherQuery() {
            Query query = deals("score=ge=0").sort("name").limit(2);
            String cursor = queries().page(query, SYSTEM).next();

            for (Query other : List.of(
                    query.sort("-name"),
                    query.search("n"),
                    query.inBin(),
                    query.where(Filter.all()),
                    query.where(queries().parse("score=ge=1")))) {
                refused(StandardError.MALFORMED_CURSOR, () -> queries().page(other.after(cursor), SYSTEM));
            }
            assertEquals(
                    2,
                    queries()
                            .page(query.fields("name").after(cursor), SYSTEM)
                            .items()
                            .size());
        }

        @ParameterizedTest
        @ValueSource(strings = {"nothing", "pin", "-secret", "company.nothing", "", "-"})
        void anOrderByWhatCannotBeReadIsRefused(String sort) {
            refused(StandardError.UNKNOWN_FIELD_IN_QUERY, () -> rows(deals("").sort(sort)));
        }

        @ParameterizedTest
        @ValueSource(strings = {"notes", "emails", "tags", "partners", "subject"})
        void anOrderByWhatHasNoneIsRefused(String sort) {
            refused(StandardError.UNSUITABLE_FILTER, () -> rows(deals("").sort(sort)));
        }

        @Test
        void nothingIsReadWithoutTheRight() {
            Caller caller = SalesBook.caller(Access.NONE, users.get(0));
            refused(StandardError.NOT_ALLOWED, () -> queries().page(deals(""), caller));
            refused(StandardError.NOT_ALLOWED, () -> queries().ids(deals(""), caller));
        }

        @Test
        void aPathNeedsTheRightToWhereItLeads() {
            Caller caller = SalesBook.caller(
                    (entity, verb) -> entity.equals("sales.company") ? Access.NONE : Access.ALL, users.get(0));
            refused(StandardError.NOT_ALLOWED, () -> queries().page(deals("company.name==beta"), caller));
            refused(StandardError.NOT_ALLOWED, () -> queries().page(deals("").sort("company.name"), caller));

            Caller own = SalesBook.caller(
                    (entity, verb) -> entity.equals("sales.company") ? Access.OWN : Access.ALL, users.get(0));
            assertEquals(
                    List.of(), queries().page(deals("company.name==beta"), own).items());
            assertFalse(rows(deals("company.name==beta")).isEmpty());
            assertEquals(
                    DEALS,
                    queries().page(deals("company.name!=beta"), own).items().size());
        }

        @Test
        void aRecordTypeThatIsSharedIsSeenByWhoeverMayReadAny() {
            Caller caller = SalesBook.caller(Access.OWN, users.get(0));
            Set<String> names = new TreeSet<>();
            queries().page(Query.of("sales.stage"), caller).items().forEach(row -> names.add(row.title()));
            assertEquals(Set.of("Open", "Won"), names);
        }
    }
}
