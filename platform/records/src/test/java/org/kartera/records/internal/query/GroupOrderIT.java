package org.kartera.records.internal.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.kartera.persistence.Dialect;
import org.kartera.platform.Access;
import org.kartera.platform.Caller;
import org.kartera.platform.record.Group;
import org.kartera.platform.record.GroupQuery;
import org.kartera.platform.record.Query;
import org.kartera.platform.record.Ref;
import org.kartera.platform.record.Row;

/** Which groups there are, and in which order they come. */
class GroupOrderIT {
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
        /** Sees everything, in Madrid. */
        private static final Caller MADRID = SalesBook.caller(Access.ALL, UUID.randomUUID());

        Contract(Dialect dialect) {
            super(dialect);
        }

        @Override
        void fill(SalesBook book) {
            Ref won = book.insert("sales.stage", Map.of("name", "Closed", "order", 9));
            Ref talk = book.insert("sales.stage", Map.of("name", "Talk", "order", 1));
            Ref offer = book.insert("sales.stage", Map.of("name", "Offer", "order", 5));
            Ref odd = book.insert("sales.stage", Map.of("name", "A stage without a place"));
            Ref zeta = book.insert("sales.company", Map.of("name", "Zeta"));
            Ref acme = book.insert("sales.company", Map.of("name", "Acme"));
            book.insert(
                    "sales.deal",
                    List.of(
                            // Madrid is an hour ahead in winter and two in summer, which begins in the night to March
                            // 29th.
                            deal("winter", won, "2026-03-28T22:30:00Z", Set.of("fair", "vip"), List.of(zeta, acme)),
                            deal("last", talk, "2026-03-28T23:30:00Z", Set.of("vip"), List.of(acme)),
                            deal("summer", offer, "2026-03-31T22:30:00Z", Set.of("newsletter"), List.of(zeta)),
                            deal("autumn", odd, "2025-10-25T22:30:00Z", Set.of(), List.of()),
                            deal("back", odd, "2025-10-26T22:30:00Z", Set.of(), List.of()),
                            deal("long ago", odd, "1969-12-31T23:30:00Z", Set.of(), List.of())));
        }

        private static Map<String, Object> deal(
                String name, Ref stage, String seenAt, Set<String> tags, List<Ref> partners) {
            return Map.of(
                    "name", name, "stage", stage, "seenAt", Instant.parse(seenAt), "tags", tags, "partners", partners);
        }

        private List<String> counts(Caller caller, String filter, String... by) {
            GroupQuery query = new GroupQuery("sales.deal", queries().parse(filter), List.of(by), List.of());
            List<String> counts = new ArrayList<>();
            for (Group group : queries().groups(query, caller)) {
                counts.add(String.join(" ", group.labels()) + " " + group.count());
            }
            return counts;
        }

        @Test
        void momentsCountByTheDaysOfTheCaller() {
            assertEquals(
                    List.of("1970-01-01 1", "2025-10-26 2", "2026-03-28 1", "2026-03-29 1", "2026-04-01 1"),
                    counts(MADRID, "", "seenAt"));
            assertEquals(
                    List.of("1969-12-31 1", "2025-10-25 1", "2025-10-26 1", "2026-03-28 2", "2026-03-31 1"),
                    counts(SYSTEM, "", "seenAt"));
        }

        @Test
        void monthsQuartersAndYearsBeginWhereTheCallerIs() {
            assertEquals(
                    List.of("1970-01-01 1", "2025-10-01 2", "2026-03-01 2", "2026-04-01 1"),
                    counts(MADRID, "", "seenAt:month"));
            assertEquals(
                    List.of("1970-01-01 1", "2025-10-01 2", "2026-01-01 2", "2026-04-01 1"),
                    counts(MADRID, "", "seenAt:quarter"));
            assertEquals(List.of("1969-01-01 1", "2025-01-01 2", "2026-01-01 3"), counts(SYSTEM, "", "seenAt:year"));
            assertEquals(
                    List.of("2026-03-23 2", "2026-03-30 1"), counts(MADRID, "seenAt=ge=2026-01-01", "seenAt:week"));
        }

        @Test
        void aGroupByMomentsHasTheRecordsThatAFilterOfThatDayFinds() {
            for (Row group : rows(deals(""))) {
                String day = group.value("seenAt") instanceof Instant seen
                        ? seen.atZone(MADRID.zone()).toLocalDate().toString()
                        : "";
                assertEquals(
                        queries().page(deals("seenAt==" + day), MADRID).items().size(),
                        counts(MADRID, "", "seenAt").stream()
                                .filter(line -> line.startsWith(day))
                                .mapToInt(line -> Integer.parseInt(line.substring(line.indexOf(' ') + 1)))
                                .sum(),
                        day);
            }
        }

        @Test
        void referencesComeInTheOrderThatTheirTypeDeclares() {
            assertEquals(
                    List.of("Talk 1", "Offer 1", "Closed 1", "A stage without a place 3"), counts(MADRID, "", "stage"));
            assertEquals(
                    List.of("Talk", "Offer", "Closed", "A stage without a place"),
                    queries().page(Query.of("sales.stage"), MADRID).items().stream()
                            .map(Row::title)
                            .toList(),
                    "and so do lists that ask for no order");
        }

        @Test
        void aRecordCountsInEachOfItsValues() {
            assertEquals(
                    List.of("deal.tags.vip 2", "deal.tags.newsletter 1", "deal.tags.fair 1", " 3"),
                    counts(MADRID, "", "tags"));
            assertEquals(List.of("Acme 2", "Zeta 2", " 3"), counts(MADRID, "", "partners"));
            assertEquals(
                    List.of(
                            "deal.tags.vip Acme 2",
                            "deal.tags.vip Zeta 1",
                            "deal.tags.newsletter Zeta 1",
                            "deal.tags.fair Acme 1",
                            "deal.tags.fair Zeta 1",
                            "  3"),
                    counts(MADRID, "", "tags", "partners"));
        }
    }
}
