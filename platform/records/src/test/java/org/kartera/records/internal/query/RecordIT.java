package org.kartera.records.internal.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.kartera.persistence.Dialect;
import org.kartera.platform.Access;
import org.kartera.platform.Caller;
import org.kartera.platform.StandardError;
import org.kartera.platform.record.Email;
import org.kartera.platform.record.Money;
import org.kartera.platform.record.Query;
import org.kartera.platform.record.Ref;
import org.kartera.platform.record.Row;
import org.kartera.records.metadata.Metadata;

/** Single records, and what their references point to. */
class RecordIT {
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

        private Ref acme = new Ref("sales.company", ANA);
        private Ref gone = acme;
        private Ref won = acme;
        private Ref deal = acme;
        private Ref binned = acme;

        Contract(Dialect dialect) {
            super(dialect);
        }

        @Override
        void fill(SalesBook book) {
            Ref group = book.insert("sales.company", Map.of("name", "Group"));
            acme = book.insert(
                    "sales.company", Map.of("name", "Acme", "parent", group, "owner", Ref.to("security.user", ANA)));
            gone = book.insert("sales.company", Map.of("name", "Gone", "deletedAt", SalesBook.NOW));
            won = book.insert("sales.stage", Map.of("name", "Won", "status", Sales.Stage.Status.CLOSED_WON));
            deal = book.insert(
                    "sales.deal",
                    Map.ofEntries(
                            Map.entry("name", "Big one"),
                            Map.entry("reference", "r"),
                            Map.entry("company", acme),
                            Map.entry("stage", won),
                            Map.entry("amount", Money.of("1000.50", "EUR")),
                            Map.entry("closeDate", LocalDate.of(2026, 3, 15)),
                            Map.entry("seenAt", Instant.parse("2026-03-14T23:30:00.123456Z")),
                            Map.entry("probability", new BigDecimal("12.5")),
                            Map.entry("score", 0),
                            Map.entry("hot", false),
                            Map.entry("effort", Duration.ofHours(2)),
                            Map.entry("notes", "long"),
                            Map.entry("emails", List.of(new Email("work", "a@example.com", true))),
                            Map.entry("tags", Set.of("vip")),
                            Map.entry("partners", List.of(acme, gone)),
                            Map.entry("subject", won),
                            Map.entry("pin", "1234"),
                            Map.entry("secret", "x"),
                            Map.entry("owner", Ref.to("security.user", ANA))));
            binned = book.insert("sales.deal", Map.of("name", "Old", "deletedAt", SalesBook.NOW, "company", gone));
        }

        private Row read(Ref ref, List<String> fields, List<String> include) {
            return queries().read(ref.entity(), ref.id(), fields, include, SYSTEM);
        }

        @Test
        void everyKindIsReadAsItsJavaType() {
            Row row = read(deal, List.of(), List.of());

            assertEquals("Big one", row.title());
            assertEquals(1, row.version());
            assertEquals(deal.id(), row.id());
            assertEquals("r", row.value("reference"));
            assertEquals(acme, row.value("company"));
            assertEquals(Money.of("1000.50", "EUR"), row.value("amount"));
            assertEquals(LocalDate.of(2026, 3, 15), row.value("closeDate"));
            assertEquals(Instant.parse("2026-03-14T23:30:00.123456Z"), row.value("seenAt"));
            assertEquals(new BigDecimal("12.5"), row.value("probability"));
            assertEquals(0, row.value("score"));
            assertEquals(false, row.value("hot"));
            assertEquals(Duration.ofHours(2), row.value("effort"));
            assertEquals("long", row.value("notes"));
            assertEquals(List.of(new Email("work", "a@example.com", true)), row.value("emails"));
            assertEquals(List.of("vip"), row.value("tags"));
            assertEquals(List.of(acme, gone), row.value("partners"));
            assertEquals(won, row.value("subject"));
            assertEquals(SalesBook.NOW, row.value("createdAt"));
            assertNull(row.value("deletedAt"));
            assertEquals("closedWon", read(won, List.of(), List.of()).value("status"));
        }

        @Test
        void whatIsEmptyIsReadAsNullOrAnEmptyList() {
            Row row = read(binned, List.of(), List.of());

            for (String field : List.of(
                    "reference",
                    "amount",
                    "closeDate",
                    "seenAt",
                    "score",
                    "hot",
                    "effort",
                    "notes",
                    "stage",
                    "subject")) {
                assertNull(row.value(field), field);
            }
            assertEquals(List.of(), row.value("emails"));
            assertEquals(List.of(), row.value("tags"));
            assertEquals(SalesBook.NOW, row.value("deletedAt"));
        }

        @Test
        void onlyTheFieldsAskedForAreThere() {
            Row row = read(deal, List.of("amount", "title", "id"), List.of());

            assertEquals(Set.of("amount", "deletedAt"), row.fields());
            assertThrows(IllegalArgumentException.class, () -> row.value("score"));
            assertFalse(read(deal, List.of(), List.of()).fields().contains("pin"));
            refused(StandardError.UNKNOWN_FIELD_IN_QUERY, () -> read(deal, List.of("secret"), List.of()));
            refused(StandardError.UNKNOWN_FIELD_IN_QUERY, () -> read(deal, List.of(), List.of("nothing")));
            refused(StandardError.UNSUITABLE_FILTER, () -> read(deal, List.of(), List.of("amount")));
        }

        @Test
        void aRecordOutOfReachIsNotThere() {
            Caller ana = SalesBook.caller(Access.OWN, ANA);
            Caller ben = SalesBook.caller(Access.OWN, BEN);
            Caller nobody = SalesBook.caller(Access.NONE, BEN);

            assertEquals(
                    "Big one",
                    queries()
                            .read("sales.deal", deal.id(), List.of(), List.of(), ana)
                            .title());
            refused(
                    StandardError.NO_SUCH_RECORD,
                    () -> queries().read("sales.deal", deal.id(), List.of(), List.of(), ben));
            refused(
                    StandardError.NO_SUCH_RECORD,
                    () -> queries().read("sales.deal", UUID.randomUUID(), List.of(), List.of(), ana));
            refused(
                    StandardError.NOT_ALLOWED,
                    () -> queries().read("sales.deal", deal.id(), List.of(), List.of(), nobody));
            refused(
                    StandardError.NO_SUCH_ENTITY,
                    () -> queries().read("sales.nothing", deal.id(), List.of(), List.of(), ana));
        }

        @Test
        void titlesAreThoseThatTheCallerMaySee() {
            Row row = read(deal, List.of(), List.of());
            assertEquals("Acme", row.titleOf(acme));
            assertEquals("Won", row.titleOf(won));
            assertNull(row.titleOf(gone));
            assertNull(row.titleOf(Ref.to("security.user", ANA)));

            Caller ben =
                    SalesBook.caller((entity, verb) -> entity.equals("sales.company") ? Access.OWN : Access.ALL, BEN);
            Row hidden = queries().read("sales.deal", deal.id(), List.of(), List.of(), ben);
            assertEquals(acme, hidden.value("company"));
            assertNull(hidden.titleOf(acme));
            assertEquals("Won", hidden.titleOf(won));
            assertEquals(Map.of(won, "Won"), queries().titles(List.of(acme, gone, won), ben));
            assertEquals(Map.of(), queries().titles(List.of(), ben));
        }

        @Test
        void aReferenceThatIsIncludedBringsItsRecordWhole() {
            Row row = read(deal, List.of("name"), List.of("company", "partners"));

            Row company = Objects.requireNonNull(row.included("company", acme));
            assertEquals("Acme", company.title());
            Ref group = (Ref) Objects.requireNonNull(company.value("parent"));
            assertEquals("Group", company.titleOf(group));
            assertNull(company.included("parent", group));
            assertNull(row.included("partners", gone));
            assertEquals(
                    "Acme",
                    Objects.requireNonNull(row.included("partners", acme)).value("name"));

            Row listed = queries()
                    .page(deals("").include("company").fields("name"), SYSTEM)
                    .items()
                    .get(0);
            assertEquals(
                    "Acme",
                    Objects.requireNonNull(listed.included("company", acme)).title());
            Caller ben =
                    SalesBook.caller((entity, verb) -> entity.equals("sales.company") ? Access.OWN : Access.ALL, BEN);
            assertNull(queries()
                    .page(deals("").include("company"), ben)
                    .items()
                    .get(0)
                    .included("company", acme));
        }

        @Test
        void whatTheTransactionHasChangedIsRead() {
            book().records.database().unitOfWork().call(() -> {
                try (var update = book().records
                        .database()
                        .unitOfWork()
                        .connection()
                        .prepareStatement("update sales_stage set title = 'Lost', title_f = 'lost'")) {
                    update.executeUpdate();
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
                assertEquals("Lost", read(won, List.of(), List.of()).title());
                return won;
            });
            book().records.database().execute("update sales_stage set title = 'Won', title_f = 'won'");
        }

        @Test
        void aModuleThatIsSwitchedOffHidesItsRecords() {
            Metadata before = book().records.metadata().current();
            book().records.metadata().publish(before.entities(), List.of("sales"));
            try {
                refused(StandardError.MODULE_DISABLED, () -> read(deal, List.of(), List.of()));
                refused(StandardError.MODULE_DISABLED, () -> queries().page(Query.of("sales.deal"), SYSTEM));
                assertEquals(Map.of(), queries().titles(List.of(acme), SYSTEM));
            } finally {
                book().records.metadata().publish(before.entities(), List.of());
            }
            assertEquals("Big one", read(deal, List.of(), List.of()).title());
        }
    }
}
