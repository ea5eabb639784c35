package org.kartera.records.internal.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
import org.kartera.platform.StandardError;
import org.kartera.platform.record.Email;
import org.kartera.platform.record.Filter;
import org.kartera.platform.record.GroupQuery;
import org.kartera.platform.record.Ref;

/** What filters ask of other tables is asked first, and nobody can tell. */
class NarrowingIT {
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
        private static final int COMPANIES = Narrowing.MOST_TARGETS + 1;
        private static final int DEALS = Narrowing.MOST + 1;

        Contract(Dialect dialect) {
            super(dialect);
        }

        @Override
        void fill(SalesBook book) {
            List<Map<String, Object>> companies = new ArrayList<>();
            for (int i = 0; i < COMPANIES; i++) {
                companies.add(Map.of("name", "Company " + i, "sector", i == 0 ? "medical" : "retail"));
            }
            List<Ref> stored = book.insert("sales.company", companies);
            List<Map<String, Object>> deals = new ArrayList<>();
            for (int i = 0; i < DEALS; i++) {
                deals.add(Map.of(
                        "name",
                        "Deal " + i,
                        "company",
                        stored.get(i % COMPANIES),
                        "partners",
                        i % 10 == 0 ? List.of(stored.get(0), stored.get(1)) : List.of(),
                        "emails",
                        List.of(new Email("work", "d" + i + "@deal.example", true)),
                        "tags",
                        i == 7 ? Set.of("vip", "fair") : Set.of("vip")));
            }
            deals.add(Map.of("name", "Alone"));
            book.insert("sales.deal", deals);
        }

        private int count(String rsql) {
            return queries().page(deals(rsql), SYSTEM).items().size();
        }

        @Test
        void oneAddressFindsItsRecord() {
            assertEquals(Set.of("Deal 7"), found("emails==D7@deal.example"));
            assertEquals(Set.of("Deal 7", "Deal 8"), found("emails=in=(d7@deal.example,d8@deal.example)"));
            assertEquals(Set.of(), found("emails==nobody@deal.example"));
            assertEquals(DEALS, count("emails!=d7@deal.example"));
            assertEquals(Set.of("Alone"), found("emails=null=true"));
        }

        @Test
        void asManyAsThereAreAreFound() {
            assertEquals(DEALS, count("emails=starts=d"));
            assertEquals(1, count("emails=out=(d7@deal.example);tags==fair;emails==d7@deal.example,name==Alone"));
            assertEquals(DEALS, count("tags==vip"));
            assertEquals(Set.of("Alone"), found("tags!=vip"));
            assertEquals(Set.of("Deal 7"), found("tags==fair"));
        }

        @Test
        void fewOrManyTargetsOfAReferenceAreTheSame() {
            int ofOne = (DEALS + COMPANIES - 1) / COMPANIES;
            assertEquals(ofOne, count("company.name==\"Company 0\""));
            assertEquals(DEALS + 1 - ofOne, count("company.name!=\"Company 0\""));
            assertEquals(DEALS - ofOne, count("company.sector==retail"));
            assertEquals(DEALS, count("company.name=starts=Company"));
            assertEquals(Set.of("Alone"), found("company.sector=out=(retail,medical)"));
            assertEquals(0, count("company.name==Nobody"));
            assertEquals(DEALS + 1, count("company.name!=Nobody"));
        }

        @Test
        void aListOfReferencesIsFollowedToo() {
            int partnered = (DEALS + 9) / 10;
            assertEquals(partnered, count("partners.name==\"Company 1\""));
            assertEquals(DEALS + 1 - partnered, count("partners.name!=\"Company 1\""));
        }

        @Test
        void totalsGoByTheSameRecords() {
            Filter filter = queries().parse("company.name==\"Company 0\"");
            assertEquals(
                    (DEALS + COMPANIES - 1) / COMPANIES,
                    queries()
                            .groups(new GroupQuery("sales.deal", filter, List.of("company"), List.of()), SYSTEM)
                            .get(0)
                            .count());
        }

        @Test
        void whatTheCallerDoesNotSeeIsNotFollowed() {
            UUID ana = UUID.randomUUID();
            Caller stranger =
                    SalesBook.caller((entity, verb) -> entity.equals("sales.company") ? Access.OWN : Access.ALL, ana);
            Caller locked =
                    SalesBook.caller((entity, verb) -> entity.equals("sales.company") ? Access.NONE : Access.ALL, ana);

            assertEquals(
                    List.of(),
                    queries()
                            .page(deals("company.name==\"Company 0\""), stranger)
                            .items());
            refused(StandardError.NOT_ALLOWED, () -> queries().page(deals("company.name==\"Company 0\""), locked));
        }
    }
}
