package org.kartera.records.internal.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kartera.events.StoredEntry;
import org.kartera.persistence.Dialect;
import org.kartera.platform.Access;
import org.kartera.platform.Caller;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.platform.Violation;
import org.kartera.platform.record.Change;
import org.kartera.platform.record.Email;
import org.kartera.platform.record.Money;
import org.kartera.platform.record.RecordRule;
import org.kartera.platform.record.Ref;
import org.kartera.records.Mutation;
import org.kartera.records.Outcome;

class PipelineIT {
    private static final String CUSTOMER = "shop.customer";
    private static final String COUNTRY = "shop.country";
    private static final String TICKET = "desk.ticket";

    @TempDir
    Path folder;

    private @Nullable Shop opened;

    @AfterEach
    void close() {
        shop().close();
    }

    private void open(Dialect dialect) {
        opened = new Shop(dialect, folder);
    }

    private Shop shop() {
        return Objects.requireNonNull(opened);
    }

    private static CrmException refusal(Runnable work) {
        return assertThrows(CrmException.class, work::run);
    }

    private static Map<String, StandardError> violations(CrmException refusal) {
        assertEquals(StandardError.INVALID_FIELDS, refusal.code());
        return refusal.violations().stream()
                .collect(Collectors.toMap(Violation::field, violation -> (StandardError) violation.code()));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aNewRecordIsStoredWholeAndHasItsEntry(Dialect dialect) {
        open(dialect);
        UUID user = Shop.IDS.next();
        UUID team = Shop.IDS.next();
        Caller caller = Shop.caller(Access.ALL, user, team);
        UUID id = shop().as(
                        caller,
                        () -> shop().create(
                                        CUSTOMER,
                                        "name",
                                        "Jos\u00e9 \ud83d\ude80",
                                        "emails",
                                        List.of("a@x.es"),
                                        "tags",
                                        List.of("vip"),
                                        "credit",
                                        Map.of("amount", "12.50", "currency", "EUR"),
                                        "password",
                                        "hunter2"));
        Customer stored = shop().as(caller, () -> shop().records().find(Customer.class, id));
        assertEquals("Jos\u00e9 \ud83d\ude80", stored.name);
        assertEquals("Jos\u00e9 \ud83d\ude80", stored.title());
        assertEquals(1, stored.version());
        assertEquals(Customer.Level.NEW, stored.level);
        assertEquals(List.of(new Email("", "a@x.es", true)), stored.emails);
        assertEquals(Set.of("vip"), stored.tags);
        assertEquals(Money.of("12.50", "EUR"), stored.credit);
        assertEquals(Ref.to("security.user", user), stored.owner());
        assertEquals(Ref.to("security.team", team), stored.team());
        assertEquals("hunter2", stored.password);
        assertEquals("B-Jos\u00e9 \ud83d\ude80", stored.badge);

        StoredEntry entry = shop().entries(CUSTOMER, id).get(0);
        assertEquals("create", entry.kind());
        assertEquals(1, entry.version());
        assertEquals(user, entry.user());
        assertEquals(user, entry.owner());
        assertEquals(
                "[null,\"Jos\u00e9 \ud83d\ude80\"]",
                shop().changes(entry).get("name").toString());
        assertEquals("[null,\"***\"]", shop().changes(entry).get("password").toString());
        assertFalse(entry.changes().contains("hunter2"));
        assertFalse(shop().changes(entry).has("secret"));
        assertFalse(shop().changes(entry).has("taxId"));
        assertFalse(shop().changes(entry).has("createdAt"));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void everythingThatIsWrongIsToldAtOnceAndNothingIsStored(Dialect dialect) {
        open(dialect);
        CrmException refusal = refusal(() -> shop().create(
                        CUSTOMER,
                        "emails",
                        List.of("nobody"),
                        "credit",
                        Map.of("amount", "1", "currency", "QQQ"),
                        "level",
                        "best",
                        "colour",
                        "red",
                        "secret",
                        "x",
                        "badge",
                        "x",
                        "version",
                        5L,
                        "country",
                        UUID.randomUUID().toString()));
        assertEquals(
                Map.of(
                        "name", StandardError.REQUIRED,
                        "emails[0].value", StandardError.INVALID_EMAIL,
                        "credit", StandardError.INVALID_CURRENCY,
                        "level", StandardError.INVALID_CHOICE,
                        "colour", StandardError.UNKNOWN_FIELD,
                        "secret", StandardError.UNKNOWN_FIELD,
                        "badge", StandardError.READ_ONLY_FIELD,
                        "version", StandardError.READ_ONLY_FIELD,
                        "country", StandardError.INVALID_REFERENCE),
                violations(refusal));
        assertEquals(List.of("0"), shop().kernel().database().query("select count(*) from shop_customer"));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void anUpdateChangesWhatItNamesAndToldIsOnlyWhatDiffers(Dialect dialect) {
        open(dialect);
        UUID id = shop().create(CUSTOMER, "name", "Ana", "taxId", "1", "tags", List.of("vip", "late"));
        Outcome.Done done = shop().update(CUSTOMER, id, "name", "Eva", "taxId", "1", "tags", List.of("late"));
        assertTrue(done.changed());
        assertEquals(2, done.version());
        assertEquals("Eva", shop().row(CUSTOMER, id).title());
        assertEquals("1", shop().value(CUSTOMER, id, "taxId"));
        StoredEntry entry = shop().entries(CUSTOMER, id).get(1);
        assertEquals("update", entry.kind());
        assertEquals("[\"Ana\",\"Eva\"]", shop().changes(entry).get("name").toString());
        assertFalse(shop().changes(entry).has("taxId"));
        assertEquals(
                List.of("late"),
                shop().kernel().database().query("select value_f from records_value where record_id = '" + id + "'"));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void anUpdateThatChangesNothingLeavesNoTrace(Dialect dialect) {
        open(dialect);
        UUID id = shop().create(CUSTOMER, "name", "Ana", "emails", List.of("a@x.es"));
        Outcome.Done done = shop().update(CUSTOMER, id, "name", " Ana ", "emails", List.of("a@X.es"), "taxId", null);
        assertFalse(done.changed());
        assertEquals(1, done.version());
        assertEquals(1, shop().entries(CUSTOMER, id).size());
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void anOldVersionIsStale(Dialect dialect) {
        open(dialect);
        UUID id = shop().create(CUSTOMER, "name", "Ana");
        shop().update(CUSTOMER, id, "name", "Eva");
        CrmException refusal =
                refusal(() -> shop().write(CUSTOMER, true, new Mutation.Update(id, 1L, Map.of("name", "Iris"))));
        assertEquals(StandardError.STALE_VERSION, refusal.code());
        assertEquals(List.of(2L), refusal.args());
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aUniqueValueIsTakenWhateverCaseAndAccentsUntilItIsBinned(Dialect dialect) {
        open(dialect);
        UUID first = shop().create(COUNTRY, "name", "Espa\u00f1a");
        CrmException refusal = refusal(() -> shop().create(COUNTRY, "name", "ESPA\u00d1A"));
        assertEquals(StandardError.DUPLICATE_VALUE, refusal.code());
        assertEquals(List.of("name", "ESPA\u00d1A"), refusal.args());
        shop().delete(COUNTRY, first);
        shop().create(COUNTRY, "name", "ESPA\u00d1A");
        assertEquals(
                StandardError.DUPLICATE_VALUE,
                refusal(() -> shop().restore(COUNTRY, first)).code());
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void ofABatchThatIsNotAtomicTheGoodOnesAreStored(Dialect dialect) {
        open(dialect);
        shop().create(COUNTRY, "name", "Spain");
        List<Outcome> outcomes = shop().write(
                        COUNTRY,
                        false,
                        new Mutation.Create(Map.of("name", "France")),
                        new Mutation.Create(Map.of("name", "spain")),
                        new Mutation.Create(Map.of()),
                        new Mutation.Create(Map.of("name", "FRANCE")),
                        new Mutation.Create(Map.of("name", "Italy")));
        assertTrue(outcomes.get(0) instanceof Outcome.Done);
        assertEquals(
                StandardError.DUPLICATE_VALUE, Shop.refused(outcomes.get(1)).code());
        assertEquals(StandardError.INVALID_FIELDS, Shop.refused(outcomes.get(2)).code());
        assertEquals(
                StandardError.DUPLICATE_VALUE, Shop.refused(outcomes.get(3)).code());
        assertTrue(outcomes.get(4) instanceof Outcome.Done);
        assertEquals(List.of("3"), shop().kernel().database().query("select count(*) from shop_country"));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void ofAnAtomicBatchOneRefusalLeavesNothing(Dialect dialect) {
        open(dialect);
        refusal(() -> shop().write(
                        COUNTRY, true, new Mutation.Create(Map.of("name", "France")), new Mutation.Create(Map.of())));
        assertEquals(List.of("0"), shop().kernel().database().query("select count(*) from shop_country"));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void severalChangesOfOneRecordFollowEachOther(Dialect dialect) {
        open(dialect);
        UUID id = shop().create(CUSTOMER, "name", "Ana");
        List<Outcome> outcomes = shop().write(
                        CUSTOMER,
                        false,
                        new Mutation.Update(id, null, Map.of("name", "Eva")),
                        new Mutation.Update(id, null, Map.of("taxId", "7")));
        assertEquals(2, Shop.done(outcomes.get(0)).version());
        assertEquals(3, Shop.done(outcomes.get(1)).version());
        assertEquals("Eva", shop().value(CUSTOMER, id, "name"));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatTwoStoreAtTheSameTimeIsRefusedToOneOfThem(Dialect dialect) throws InterruptedException {
        open(dialect);
        List<String> results = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Thread thread = new Thread(() -> {
                String result;
                try {
                    shop().create(COUNTRY, "name", "Spain");
                    result = "done";
                } catch (CrmException e) {
                    result = e.code().code() + e.args();
                }
                synchronized (results) {
                    results.add(result);
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(8, results.size());
        assertEquals(1, results.stream().filter("done"::equals).count(), results::toString);
        assertEquals(
                7,
                results.stream().filter("duplicate-value[name, Spain]"::equals).count(),
                results::toString);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void concurrentUpdatesOfOneRecordAllCount(Dialect dialect) throws InterruptedException {
        open(dialect);
        UUID id = shop().create(CUSTOMER, "name", "Ana");
        List<Throwable> failures = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            int number = i;
            Thread thread = new Thread(() -> {
                for (int j = 0; j < 10; j++) {
                    shop().update(CUSTOMER, id, "taxId", number + "-" + j);
                }
            });
            thread.setUncaughtExceptionHandler((failed, e) -> {
                synchronized (failures) {
                    failures.add(e);
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(List.of(), failures);
        assertEquals(61, shop().row(CUSTOMER, id).version());
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aHierarchyDoesNotRunInACircle(Dialect dialect) {
        open(dialect);
        UUID top = shop().create(CUSTOMER, "name", "Top");
        UUID middle = shop().create(CUSTOMER, "name", "Middle", "parent", top.toString());
        UUID low = shop().create(CUSTOMER, "name", "Low", "parent", middle.toString());
        assertEquals(
                Map.of("parent", StandardError.CYCLE),
                violations(refusal(() -> shop().update(CUSTOMER, top, "parent", low.toString()))));
        assertEquals(
                Map.of("parent", StandardError.CYCLE),
                violations(refusal(() -> shop().update(CUSTOMER, top, "parent", top.toString()))));
        shop().update(CUSTOMER, low, "parent", top.toString());
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void numbersRunWithoutGaps(Dialect dialect) {
        open(dialect);
        shop().create(TICKET, "subject", "a");
        refusal(() -> shop().create(TICKET, "subject", 5L));
        UUID second = shop().create(TICKET, "subject", "b");
        assertEquals("T-0002", shop().value(TICKET, second, "number"));
        assertEquals("T-0002 b", shop().row(TICKET, second).title());
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void anActionChangesTheRecordAndIsNamedInTheFeed(Dialect dialect) {
        open(dialect);
        UUID id = shop().create(CUSTOMER, "name", "Ana");
        shop().act(CUSTOMER, id, "promote", "points", 5L);
        assertEquals("regular", shop().value(CUSTOMER, id, "level"));
        assertEquals("promote", shop().entries(CUSTOMER, id).get(1).action());
        assertEquals(
                Map.of("points", StandardError.REQUIRED),
                violations(refusal(() -> shop().act(CUSTOMER, id, "promote"))));
        assertEquals(
                Map.of("points", StandardError.OUT_OF_RANGE, "x", StandardError.UNKNOWN_FIELD),
                violations(refusal(() -> shop().act(CUSTOMER, id, "promote", "points", 0L, "x", 1L))));
        assertEquals(
                Map.of("by", StandardError.INVALID_REFERENCE),
                violations(refusal(() -> shop().act(
                                CUSTOMER,
                                id,
                                "promote",
                                "points",
                                1L,
                                "by",
                                UUID.randomUUID().toString()))));
        assertEquals(
                StandardError.NO_SUCH_ACTION,
                refusal(() -> shop().act(CUSTOMER, id, "demote")).code());
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void modulesWorkWithObjects(Dialect dialect) {
        open(dialect);
        Customer customer = new Customer();
        customer.name = " Ana ";
        customer.secret = "s";
        shop().as(Caller.system("test"), () -> {
            shop().records().create(List.of(customer));
            assertEquals("Ana", customer.name);
            assertEquals(1, customer.version());
            Customer found = shop().records().find(Customer.class, customer.id());
            found.taxId = "7";
            found.emails = new ArrayList<>(List.of(new Email("", "b@X.es", false)));
            shop().records().update(List.of(found));
            assertEquals(2, found.version());
            assertEquals(List.of(new Email("", "b@x.es", true)), found.emails);
            assertEquals("s", shop().records().find(Customer.class, customer.id()).secret);
            assertThrows(CrmException.class, () -> shop().records().update(List.of(customer)));
            return true;
        });
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void rulesSeeTheBatchCompleteItAndRefuseSingleRecords(Dialect dialect) {
        open(dialect);
        List<Integer> sizes = new ArrayList<>();
        shop().rules().add(new Complete(sizes), Map.of("service.ranking", 5));
        List<Outcome> outcomes = shop().write(
                        CUSTOMER,
                        false,
                        new Mutation.Create(Map.of("name", "Ana")),
                        new Mutation.Create(Map.of("name", "Evil")),
                        new Mutation.Create(Map.of("name", "Nobody")));
        UUID id = Shop.done(outcomes.get(0)).id();
        assertEquals("tax of Ana", shop().value(CUSTOMER, id, "taxId"));
        assertEquals(Map.of("name", StandardError.INVALID_CHOICE), violations(Shop.refused(outcomes.get(1))));
        assertEquals(Map.of("name", StandardError.WRONG_FORMAT), violations(Shop.refused(outcomes.get(2))));
        assertEquals(List.of(3), sizes);
    }

    private record Complete(List<Integer> sizes) implements RecordRule<Customer> {
        @Override
        public void beforeSave(List<Change<Customer>> changes) {
            sizes.add(changes.size());
            for (Change<Customer> change : changes) {
                change.record().taxId = "tax of " + change.record().name;
                if ("Evil".equals(change.record().name)) {
                    change.reject("name", StandardError.INVALID_CHOICE, "Evil", "");
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aRuleMayWriteOtherRecordsInTheSameTransaction(Dialect dialect) {
        open(dialect);
        RecordRule<Customer> welcome = new RecordRule<Customer>() {
            @Override
            public void afterSave(List<Change<Customer>> changes) {
                for (Change<Customer> change : changes) {
                    shop().records().create(TICKET, Map.of("subject", "Welcome", "customer", Ref.to(change.record())));
                    if ("Broken".equals(change.record().name)) {
                        throw new IllegalStateException("broken");
                    }
                }
            }
        };
        shop().rules().add(welcome, Map.of());
        List<Outcome> outcomes = shop().write(
                        CUSTOMER,
                        false,
                        new Mutation.Create(Map.of("name", "Ana")),
                        new Mutation.Create(Map.of("name", "Broken")),
                        new Mutation.Create(Map.of("name", "Eva")));
        assertTrue(outcomes.get(0) instanceof Outcome.Done);
        assertEquals(StandardError.INTERNAL, Shop.refused(outcomes.get(1)).code());
        assertTrue(outcomes.get(2) instanceof Outcome.Done);
        assertEquals(List.of("2"), shop().kernel().database().query("select count(*) from desk_ticket"));
        shop().rules().remove(welcome);
        shop().create(CUSTOMER, "name", "Broken");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aRuleThatMayBeSkippedDoesNotFailTheSave(Dialect dialect) {
        open(dialect);
        shop().rules()
                .add(
                        new RecordRule<Customer>() {
                            @Override
                            public OnFailure onFailure() {
                                return OnFailure.SKIP_RULE;
                            }

                            @Override
                            public void beforeSave(List<Change<Customer>> changes) {
                                changes.get(0).record().taxId = "half";
                                throw new IllegalStateException("broken");
                            }
                        },
                        Map.of());
        UUID id = shop().create(CUSTOMER, "name", "Ana");
        assertNull(shop().value(CUSTOMER, id, "taxId"));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void rulesThatCallEachOtherWithoutEndAreStopped(Dialect dialect) {
        open(dialect);
        shop().rules()
                .add(
                        new RecordRule<Customer>() {
                            @Override
                            public void afterSave(List<Change<Customer>> changes) {
                                shop().records().create(CUSTOMER, Map.of("name", "Next"));
                            }
                        },
                        Map.of());
        RuntimeException failure = assertThrows(RuntimeException.class, () -> shop().create(CUSTOMER, "name", "First"));
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        assertTrue(String.valueOf(root.getMessage()).contains("without end"), root::toString);
        assertEquals(List.of("0"), shop().kernel().database().query("select count(*) from shop_customer"));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aRuleMayChangeItsOwnRecordOnceMore(Dialect dialect) {
        open(dialect);
        shop().rules()
                .add(
                        new RecordRule<Customer>() {
                            @Override
                            public void afterSave(List<Change<Customer>> changes) {
                                changes.forEach(change -> change.record().taxId = "after");
                                shop().records()
                                        .update(changes.stream()
                                                .map(Change::record)
                                                .toList());
                            }
                        },
                        Map.of());
        Outcome.Done done = Shop.done(shop().write(CUSTOMER, true, new Mutation.Create(Map.of("name", "Ana")))
                .get(0));
        assertEquals(2, done.version());
        assertEquals("after", shop().value(CUSTOMER, done.id(), "taxId"));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatARuleChangesAndDoesNotSaveIsNotStored(Dialect dialect) {
        open(dialect);
        UUID other = shop().create(CUSTOMER, "name", "Other");
        shop().rules()
                .add(
                        new RecordRule<Customer>() {
                            @Override
                            public void beforeSave(List<Change<Customer>> changes) {
                                shop().records().find(Customer.class, other).name = "Stolen";
                            }

                            @Override
                            public void afterSave(List<Change<Customer>> changes) {
                                changes.forEach(change -> change.record().name = "Too late");
                            }
                        },
                        Map.of());
        UUID id = shop().create(CUSTOMER, "name", "Ana");
        assertEquals("Ana", shop().value(CUSTOMER, id, "name"));
        assertEquals("Other", shop().value(CUSTOMER, other, "name"));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void ofARefusedUpdateNothingIsStoredThoughOthersOfItsBatchAre(Dialect dialect) {
        open(dialect);
        UUID ana = shop().create(CUSTOMER, "name", "Ana", "taxId", "1");
        UUID eva = shop().create(CUSTOMER, "name", "Eva", "taxId", "2");
        List<Outcome> outcomes = shop().write(
                        CUSTOMER,
                        false,
                        new Mutation.Update(ana, null, Map.of("name", "Nobody", "taxId", "3", "tags", List.of("vip"))),
                        new Mutation.Update(eva, null, Map.of("taxId", "4")));
        assertEquals(Map.of("name", StandardError.WRONG_FORMAT), violations(Shop.refused(outcomes.get(0))));
        assertEquals(2, Shop.done(outcomes.get(1)).version());
        assertEquals("Ana", shop().value(CUSTOMER, ana, "name"));
        assertEquals("1", shop().value(CUSTOMER, ana, "taxId"));
        assertEquals(1, shop().row(CUSTOMER, ana).version());
        assertEquals(1, shop().entries(CUSTOMER, ana).size());
        assertEquals("4", shop().value(CUSTOMER, eva, "taxId"));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void anUpdateLeavesAloneWhatOnlyAnotherHasChanged(Dialect dialect) {
        open(dialect);
        UUID id = shop().create(CUSTOMER, "name", "Ana", "credit", Map.of("amount", "1", "currency", "EUR"));
        shop().rules()
                .add(
                        new RecordRule<Customer>() {
                            @Override
                            public void beforeSave(List<Change<Customer>> changes) {
                                behindTheBack("update shop_customer set credit = 700, tax_id = 'theirs' where id = '"
                                        + id + "'");
                            }
                        },
                        Map.of());
        shop().update(CUSTOMER, id, "name", "Eva");
        assertEquals("Eva", shop().value(CUSTOMER, id, "name"));
        assertEquals(Money.of("7", "EUR"), shop().value(CUSTOMER, id, "credit"));
        assertEquals("theirs", shop().value(CUSTOMER, id, "taxId"));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void ofTwoWhoReadTheSameVersionTheSecondIsStale(Dialect dialect) throws InterruptedException {
        open(dialect);
        UUID id = shop().create(CUSTOMER, "name", "Ana");
        List<String> results = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String name = "Eva " + i;
            Thread thread = new Thread(() -> {
                String result;
                try {
                    shop().write(CUSTOMER, true, new Mutation.Update(id, 1L, Map.of("name", name)));
                    result = "done";
                } catch (CrmException e) {
                    result = e.code().code() + e.args();
                }
                synchronized (results) {
                    results.add(result);
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(4, results.size());
        assertEquals(1, results.stream().filter("done"::equals).count(), results::toString);
        assertEquals(3, results.stream().filter("stale-version[2]"::equals).count(), results::toString);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aVersionThatChangesUnderTheLockIsStale(Dialect dialect) {
        open(dialect);
        UUID id = shop().create(CUSTOMER, "name", "Ana");
        shop().rules()
                .add(
                        new RecordRule<Customer>() {
                            @Override
                            public void beforeSave(List<Change<Customer>> changes) {
                                behindTheBack("update shop_customer set version = 9 where id = '" + id + "'");
                            }
                        },
                        Map.of());
        assertEquals(
                StandardError.STALE_VERSION,
                refusal(() -> shop().update(CUSTOMER, id, "name", "Eva")).code());
        assertEquals(1, shop().row(CUSTOMER, id).version());
    }

    /** In the transaction under way, past the pipeline. */
    private void behindTheBack(String sql) {
        try (Statement statement =
                shop().kernel().database().unitOfWork().connection().createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void rulesHearOfDeletionsAndCanRefuseThemAlsoOfWhatIsTakenAlong(Dialect dialect) {
        open(dialect);
        UUID ana = shop().create(CUSTOMER, "name", "Ana");
        UUID eva = shop().create(CUSTOMER, "name", "Eva");
        shop().create(TICKET, "subject", "open", "customer", ana.toString());
        shop().create(TICKET, "subject", "done", "customer", eva.toString());
        shop().rules()
                .add(
                        new RecordRule<Ticket>() {
                            @Override
                            public void beforeDelete(List<Change<Ticket>> changes) {
                                for (Change<Ticket> change : changes) {
                                    if ("open".equals(change.record().subject)) {
                                        change.reject("subject", StandardError.WRONG_FORMAT);
                                    }
                                }
                            }
                        },
                        Map.of());
        List<Outcome> outcomes =
                shop().write(CUSTOMER, false, new Mutation.Delete(ana, null), new Mutation.Delete(eva, null));
        assertEquals(Map.of("subject", StandardError.WRONG_FORMAT), violations(Shop.refused(outcomes.get(0))));
        assertEquals(2, Shop.done(outcomes.get(1)).version());
        assertEquals(
                List.of("1"),
                shop().kernel().database().query("select count(*) from desk_ticket where deleted_at is null"));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void newRecordsGoToTheTeamOfTheirOwner(Dialect dialect) {
        open(dialect);
        UUID seller = Shop.IDS.next();
        UUID team = Shop.IDS.next();
        shop().services().setOwnerTeams(users -> users.contains(seller) ? Map.of(seller, team) : Map.of());
        Customer customer = new Customer();
        customer.name = "Ana";
        customer.assignTo(Ref.to("security.user", seller));
        Ticket ticket = new Ticket();
        CrmException refusal = refusal(() -> shop().as(Caller.system("test"), () -> {
            shop().records().create(List.of(customer, ticket));
            return true;
        }));
        assertEquals(Map.of("owner", StandardError.INVALID_REFERENCE), violations(refusal));
        assertEquals(Ref.to("security.team", team), customer.team());
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void textThatLooksLikeSqlIsText(Dialect dialect) {
        open(dialect);
        String text = "'; drop table shop_customer; -- ? ${x} {0} %s \\";
        UUID id = shop().create(CUSTOMER, "name", text, "taxId", text, "tags", List.of("vip"));
        shop().update(CUSTOMER, id, "taxId", text + "\"");
        assertEquals(text, shop().value(CUSTOMER, id, "name"));
        assertEquals(text + "\"", shop().value(CUSTOMER, id, "taxId"));
    }
}
