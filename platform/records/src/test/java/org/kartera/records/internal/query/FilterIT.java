package org.kartera.records.internal.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kartera.persistence.Dialect;
import org.kartera.platform.Access;
import org.kartera.platform.Caller;
import org.kartera.platform.StandardError;
import org.kartera.platform.record.Email;
import org.kartera.platform.record.Filter;
import org.kartera.platform.record.GeoPoint;
import org.kartera.platform.record.Money;
import org.kartera.platform.record.Query;
import org.kartera.platform.record.Ref;

/** What filters find. */
class FilterIT {
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
        private Ref ana = Ref.to("security.user", new java.util.UUID(0, 1));
        private Ref north = ana;
        private Ref acme = ana;
        private Ref won = ana;

        Contract(Dialect dialect) {
            super(dialect);
        }

        @Override
        void fill(SalesBook book) {
            ana = book.insert("security.user", Map.of("name", "Ana"));
            north = book.insert("security.team", Map.of("name", "North"));
            won = book.insert(
                    "sales.stage", Map.of("name", "Won", "status", Sales.Stage.Status.CLOSED_WON, "order", 2));
            Ref open =
                    book.insert("sales.stage", Map.of("name", "Open", "status", Sales.Stage.Status.OPEN, "order", 1));
            Ref group = book.insert("sales.company", Map.of("name", "Grupo", "sector", "software"));
            acme = book.insert("sales.company", Map.of("name", "Acme", "sector", "retail", "parent", group));
            Ref gone = book.insert(
                    "sales.company", Map.of("name", "Gone", "sector", "retail", "deletedAt", SalesBook.NOW));
            book.insert(
                    "sales.deal",
                    Map.ofEntries(
                            Map.entry("name", "José Peña"),
                            Map.entry("reference", "Ref-A"),
                            Map.entry("company", acme),
                            Map.entry("stage", won),
                            Map.entry("amount", Money.of("1000.50", "EUR")),
                            Map.entry("closeDate", LocalDate.of(2026, 3, 15)),
                            Map.entry("seenAt", Instant.parse("2026-03-14T23:30:00Z")),
                            Map.entry("probability", new BigDecimal("12.5")),
                            Map.entry("score", 7),
                            Map.entry("hot", true),
                            Map.entry("effort", Duration.ofHours(2)),
                            Map.entry("notes", "Long talk, 100% sure_thing"),
                            Map.entry("emails", List.of(new Email("work", "Jose@example.com", true))),
                            Map.entry("tags", Set.of("vip", "fair")),
                            Map.entry("partners", List.of(acme, group)),
                            Map.entry("subject", acme),
                            Map.entry("spot", new GeoPoint(40.4168, -3.7038)),
                            Map.entry("owner", ana),
                            Map.entry("team", north)));
            book.insert(
                    "sales.deal",
                    Map.ofEntries(
                            Map.entry("name", "Jose Pena"),
                            Map.entry("company", gone),
                            Map.entry("stage", open),
                            Map.entry("amount", Money.of("20.00", "USD")),
                            Map.entry("closeDate", LocalDate.of(2026, 2, 1)),
                            Map.entry("seenAt", Instant.parse("2026-03-15T11:00:00Z")),
                            Map.entry("score", -1),
                            Map.entry("spot", new GeoPoint(-17.7134, 178.065)),
                            Map.entry("hot", false),
                            Map.entry("emails", List.of(new Email("", "other@example.com", true))),
                            Map.entry("tags", Set.of("newsletter"))));
            book.insert("sales.deal", Map.of("name", "Empty"));
            book.insert("sales.deal", Map.of("name", "Binned", "deletedAt", SalesBook.NOW, "score", 7));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "spot=within=(36,-9.5,43.8,3.3)|José Peña",
                    "spot=within=(40.4168,-3.7038,40.4168,-3.7038)|José Peña",
                    "spot=within=(40.41681,-3.7038,41,-3)|",
                    "spot=within=(-90,-180,90,180)|Jose Pena,José Peña",
                    "spot=within=(-20,170,-15,-170)|Jose Pena",
                    "spot=within=(-20,179,-15,-170)|",
                    "spot=null=true|Empty",
                    "name==jose*|Jose Pena,José Peña",
                    "name=='JOSÉ PEÑA'|José Peña",
                    "name=='jose pena'|Jose Pena",
                    "name!='jose pena'|Empty,José Peña",
                    "name=contains='e PEÑ'|José Peña",
                    "name=starts=e|Empty",
                    "name>=jose|Jose Pena,José Peña",
                    "name<jose|Empty",
                    "name=in=(empty,'jose pena')|Empty,Jose Pena",
                    "name=out=(empty,'jose pena')|José Peña",
                    "reference==REF-a|José Peña",
                    "reference==ref*|José Peña",
                    "reference=contains=F-|José Peña",
                    "reference!=x|Empty,Jose Pena,José Peña",
                    "notes=contains='100% SURE_'|José Peña",
                    "notes=contains='100_'|",
                    "notes=null=false|José Peña",
                    "amount=gt=1000|José Peña",
                    "amount==20:USD|Jose Pena",
                    "amount=ge=1000.50|José Peña",
                    "amount.currency==usd|Jose Pena",
                    "amount=null=true|Empty",
                    "closeDate==today|José Peña",
                    "closeDate=lt=today-1M|Jose Pena",
                    "closeDate=ge=2026-02-01;closeDate=lt=2026-03-01|Jose Pena",
                    "seenAt==2026-03-15|Jose Pena,José Peña",
                    "seenAt==2026-03-14|",
                    "seenAt=gt=2026-03-14|Jose Pena,José Peña",
                    "seenAt=ge=now-2h|Jose Pena",
                    "seenAt=lt=2026-03-15T00:00:00Z|José Peña",
                    "seenAt=le=2026-03-14T23:30:00Z|José Peña",
                    "seenAt==2026-03-14T23:30:00Z|José Peña",
                    "seenAt=in=(2026-03-14T23:30:00Z,2026-03-15T11:00:00Z)|Jose Pena,José Peña",
                    "probability==12.5|José Peña",
                    "probability=lt=13|José Peña",
                    "score=lt=0|Jose Pena",
                    "score=in=(7,8,9)|José Peña",
                    "score=out=(7,8,9)|Empty,Jose Pena",
                    "hot==true|José Peña",
                    "hot!=true|Empty,Jose Pena",
                    "effort=gt=PT1H|José Peña",
                    "effort==7200|José Peña",
                    "emails==JOSE@example.com|José Peña",
                    "emails!=jose@example.com|Empty,Jose Pena",
                    "emails==other*|Jose Pena",
                    "emails=contains=example|Jose Pena,José Peña",
                    "emails=null=true|Empty",
                    "emails=null=false|Jose Pena,José Peña",
                    "tags==vip|José Peña",
                    "tags=in=(vip,newsletter)|Jose Pena,José Peña",
                    "tags=out=(vip,newsletter)|Empty",
                    "owner==me|José Peña",
                    "team==myTeam|José Peña",
                    "owner!=me|Empty,Jose Pena",
                    "stage.name==Won|José Peña",
                    "stage.name!=Won|Empty,Jose Pena",
                    "stage.status==closedWon|José Peña",
                    "stage.order=lt=2|Jose Pena",
                    "company.sector==retail|José Peña",
                    "company.sector!=retail|Empty,Jose Pena",
                    "company.parent.sector==software|José Peña",
                    "company.sector=null=true|Empty,Jose Pena",
                    "company=null=true|Empty",
                    "partners.name==Grupo|José Peña",
                    "partners.name!=Grupo|Empty,Jose Pena",
                    "partners=null=false|José Peña",
                    "subject=null=false|José Peña",
                    "title==empty|Empty",
                    "version==1|Empty,Jose Pena,José Peña",
                    "createdAt=le=now|Empty,Jose Pena,José Peña",
                    "name==empty,score==7;hot==true|Empty,José Peña",
                    "(name==empty,score==7);hot==true|José Peña",
                    "name==empty or (score==7 and hot==true)|Empty,José Peña",
                })
        void aFilterFindsWhatItSays(String rsql, @org.jspecify.annotations.Nullable String titles) {
            Caller caller = SalesBook.caller(Access.ALL, ana.id(), north.id());
            Set<String> expected = titles == null ? Set.of() : Set.of(titles.split(",", -1));

            assertEquals(expected, titles(queries().page(deals(rsql), caller).items()));
        }

        @Test
        void aReferenceIsComparedByIdOrByRef() {
            assertEquals(Set.of("José Peña"), found("company==" + acme.id()));
            assertEquals(Set.of("José Peña"), found("subject==" + acme.id()));
            assertEquals(Set.of("José Peña"), found("partners==" + acme.id()));
            assertEquals(Set.of("Empty", "Jose Pena"), found("stage!=" + won.id()));
            assertEquals(Set.of("José Peña"), titles(rows(Query.of("sales.deal").where(Filter.is("company", acme)))));
        }

        @Test
        void anEmptyListFindsNothingAndExcludesNothing() {
            Query none = Query.of("sales.deal").where(Filter.in("score", List.of()));
            Query all = Query.of("sales.deal").where(new Filter.Comparison("score", Filter.Operator.NOT_IN, List.of()));

            assertEquals(0, rows(none).size());
            assertEquals(3, rows(all).size());
            assertEquals(0, rows(Query.of("sales.deal").where(Filter.or())).size());
        }

        @Test
        void theRecycleBinIsAPlaceOfItsOwn() {
            assertEquals(Set.of("Binned"), titles(rows(deals("score==7").inBin())));
            assertEquals(SalesBook.NOW, rows(deals("score==7").inBin()).get(0).value("deletedAt"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "' or 1=1 --",
                    "'; drop table sales_deal; --",
                    "\\",
                    "%",
                    "_",
                    "??",
                    "{0}",
                    "$1",
                    "'' or ''=''"
                })
        void sqlInAnyTextIsOnlyText(String evil) {
            for (String path : List.of("name", "reference", "title", "emails")) {
                for (Filter.Operator operator :
                        List.of(Filter.Operator.EQ, Filter.Operator.STARTS, Filter.Operator.CONTAINS)) {
                    Filter filter = Filter.compare(path, operator, evil);
                    assertEquals(0, rows(Query.of("sales.deal").where(filter)).size(), path + operator);
                }
            }
            assertEquals(0, rows(Query.of("sales.deal").search(evil)).size());
            assertEquals(3, found("").size());
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "nothing==1",
                    "pin==1",
                    "secret==1",
                    "company.nothing==1",
                    "name.first==x",
                    "subject.name==x",
                    "amount.digits==2"
                })
        void whatCannotBeReadIsUnknown(String rsql) {
            refused(StandardError.UNKNOWN_FIELD_IN_QUERY, () -> found(rsql));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "score==many",
                    "score==99999999999",
                    "amount==1.005",
                    "hot==maybe",
                    "closeDate==soon",
                    "closeDate==2026-02-30",
                    "seenAt==now-9999999d",
                    "seenAt==today+99999y",
                    "effort==PT",
                    "company==acme",
                    "stage.status==draft",
                    "tags==unknown",
                    "company=gt=1",
                    "hot=gt=true",
                    "notes==x",
                    "score=contains=1",
                    "probability==1e999999"
                })
        void aValueOrOperatorThatDoesNotFitIsRefused(String rsql) {
            refused(StandardError.UNSUITABLE_FILTER, () -> found(rsql));
        }

        @Test
        void textThatNoColumnCanHoldIsRefused() {
            refused(
                    StandardError.UNSUITABLE_FILTER,
                    () -> rows(Query.of("sales.deal").where(Filter.is("name", "a\0b"))));
            refused(
                    StandardError.UNSUITABLE_FILTER,
                    () -> rows(Query.of("sales.deal").where(Filter.is("reference", "a\uD83D"))));
        }

        @Test
        void aPathLeadsOverThreeReferencesAtMost() {
            assertEquals(Set.of(), found("company.parent.parent.sector==retail"));
            refused(StandardError.FILTER_TOO_COMPLEX, () -> found("company.parent.parent.parent.sector==retail"));
        }
    }
}
