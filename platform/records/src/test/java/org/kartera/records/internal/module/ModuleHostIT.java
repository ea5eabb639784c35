package org.kartera.records.internal.module;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kartera.persistence.EntityStore.Changed;
import org.kartera.persistence.TimeOrderedIds;
import org.kartera.persistence.testing.Databases;
import org.kartera.persistence.testing.TestDatabase;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.platform.record.CrmRecord;
import org.kartera.platform.record.Field;
import org.kartera.platform.record.Mixin;
import org.kartera.platform.record.OnDelete;
import org.kartera.platform.record.Place;
import org.kartera.platform.record.RecordType;
import org.kartera.platform.record.Ref;
import org.kartera.records.internal.installation.ThreadCallers;
import org.kartera.records.internal.mapping.ChangeLogText;
import org.kartera.records.internal.mapping.ColumnShape;
import org.kartera.records.internal.mapping.ColumnType;
import org.kartera.records.internal.metadata.MetadataRegistry;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.Metadata;
import org.kartera.records.metadata.StandardFields;
import org.kartera.records.module.ModuleInfo;
import org.kartera.records.module.ModuleLeases;
import org.kartera.records.module.ModuleState;
import org.kartera.records.testing.TestModule;

class ModuleHostIT {
    @RecordType(name = "people.person", title = "{name}")
    static class Person extends CrmRecord {
        @Field(in = {Place.LIST, Place.SORT})
        @Nullable
        String name;
    }

    @RecordType(name = "deals.deal", title = "{name}")
    static class Deal extends CrmRecord {
        @Field
        @Nullable
        String name;

        @Field(ref = "people.person", onDelete = OnDelete.RESTRICT)
        @Nullable
        Ref person;
    }

    @RecordType(name = "broken.thing", title = "{nothing}")
    static class Broken extends CrmRecord {}

    @Mixin(record = "people.person")
    static class Extra {
        @Field(in = Place.LIST)
        @Nullable
        String nickname;
    }

    @TempDir
    Path folder;

    private final TestDatabase database = Databases.derby();
    private final MetadataRegistry metadata = new MetadataRegistry();
    private final Gates gates = new Gates();
    private final RecordingFeed feed = new RecordingFeed();
    private final FussyPublication publication = new FussyPublication();
    private @Nullable ModuleHost running;

    /** Refuses the modules that it is told to. */
    private static final class FussyPublication implements ModulePublication {
        private final Set<String> refused = new HashSet<>();
        private final Set<String> live = new HashSet<>();

        @Override
        public void publish(String name, String version, long bundle) {
            live.add(name);
            if (refused.contains(name)) {
                throw new ModuleFailure("The component Clock is broken.");
            }
        }

        @Override
        public void withdraw(String name) {
            live.remove(name);
        }
    }

    @BeforeEach
    void start() {
        start(Duration.ofMinutes(1));
    }

    private void start(Duration arrival) {
        running = new ModuleHost(
                new ModuleTables(
                        database.database(),
                        database.migrations(),
                        database.indexes(),
                        database.units(),
                        database.tables()),
                metadata,
                gates,
                publication,
                ModuleInstaller.none(),
                new ModuleStore(database.unitOfWork(), database.migrations()),
                CustomTypes.none(),
                feed,
                new ThreadCallers(),
                Set.of(),
                arrival);
    }

    @AfterEach
    void stop() {
        host().close();
        database.close();
    }

    @Test
    void aModuleThatArrivesIsEnabledAndServes() {
        ModuleInfo people = host().mount(people());

        assertEquals(ModuleState.ENABLED, people.state());
        assertEquals(List.of("people.person"), people.entities());
        assertEquals(Set.of("people"), publication.live);
        assertEquals("Ana", nameOf(person("Ana")));
        assertEquals(List.of("module-enabled people"), feed.appended());
        assertTrue(host().ready());
    }

    @Test
    void aModuleWaitsForTheOneItRefersTo() {
        ModuleInfo deals = host().mount(deals());
        assertEquals(ModuleState.FAILED, deals.state());
        assertEquals("Needs people, which is not enabled.", deals.reason());

        host().mount(people());

        assertEquals(ModuleState.ENABLED, host().module("deals").state());
        assertEquals(List.of("people"), host().module("deals").requires());
    }

    @Test
    void aModuleThatOthersRequireIsNotDisabledUnlessTheyGoToo() {
        host().mount(people());
        host().mount(deals());

        CrmException refused = assertThrows(CrmException.class, () -> host().disable("people", false));
        assertEquals(StandardError.MODULE_REQUIRED, refused.code());
        assertEquals(List.of("deals"), refused.args());
        assertEquals(ModuleState.ENABLED, host().module("people").state());

        assertEquals(ModuleState.DISABLED, host().disable("people", true).state());
        assertEquals(ModuleState.DISABLED, host().module("deals").state());
        assertEquals(Set.of(), publication.live);
    }

    @Test
    void enablingAModuleEnablesWhatItRequires() {
        host().mount(people());
        host().mount(deals());
        host().disable("people", true);

        assertEquals(ModuleState.ENABLED, host().enable("deals").state());
        assertEquals(ModuleState.ENABLED, host().module("people").state());
    }

    @Test
    void aDisabledModuleIsUnavailableAndItsDataStays() {
        host().mount(people());
        UUID ana = person("Ana");
        host().disable("people", false);

        assertDisabled(() -> metadata.current().entity("people.person"));
        assertDisabled(() -> gates.enter("people"));
        assertDisabled(
                () -> database.unitOfWork().call(() -> database.unitOfWork().entities("people")));
        assertTrue(metadata.current().known("people.person").isPresent());

        host().enable("people");
        assertEquals("Ana", nameOf(ana));
        assertEquals(
                List.of("module-enabled people", "module-disabled people", "module-enabled people"), feed.appended());
    }

    @Test
    void whatIsInFlightIsFinishedBeforeAModuleGoes() throws Exception {
        host().mount(people());
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch finish = new CountDownLatch(1);
        CompletableFuture<String> request = CompletableFuture.supplyAsync(() -> {
            try (ModuleLeases.Lease lease = gates.enter("people")) {
                inside.countDown();
                await(finish);
                return nameOf(person("late"));
            }
        });
        await(inside);
        CompletableFuture<ModuleInfo> leaving = CompletableFuture.supplyAsync(() -> host().disable("people", false));
        while (metadata.current().available(known("people.person"))) {
            Thread.onSpinWait();
        }

        assertFalse(leaving.isDone());
        finish.countDown();
        assertEquals("late", request.get(10, TimeUnit.SECONDS));
        assertEquals(ModuleState.DISABLED, leaving.get(10, TimeUnit.SECONDS).state());
    }

    @Test
    void whatWasDecidedSurvivesARestart() {
        host().mount(people());
        host().mount(deals());
        host().disable("deals", false);
        host().close();
        start();

        EntityType deal = known("deals.deal");
        assertEquals(CrmRecord.class, deal.javaType());
        FieldType person = Objects.requireNonNull(deal.field("person"));
        assertEquals("person_id", person.columns().value());
        assertEquals(OnDelete.RESTRICT, person.onDelete());
        assertEquals(1, metadata.current().inbound("people.person").size());
        assertFalse(host().ready(), "people should be enabled and is not here yet");

        host().mount(people());
        assertEquals(ModuleState.DISABLED, host().mount(deals()).state());
        assertTrue(host().ready());
    }

    @Test
    void aRestartIsNoNewsWhicheverModuleComesFirst() {
        host().mount(people());
        host().mount(deals());
        host().close();
        start();

        assertEquals(ModuleState.STARTING, host().mount(deals()).state());
        assertFalse(host().ready());
        host().mount(people());

        assertEquals(ModuleState.ENABLED, host().module("deals").state());
        assertTrue(host().ready());
        assertEquals(List.of("module-enabled people", "module-enabled deals"), feed.appended());
    }

    @Test
    void aModuleThatWasRemovedKeepsNobodyWaitingAfterARestart() {
        ModuleContent content = people();
        host().arrive(new Hosted.Arrival("people", "1.0.0", 7, false, Set.of(), () -> content, path -> null));
        host().enable("people");
        host().depart("people", 7, false);
        host().close();
        start();
        assertTrue(host().ready());
        assertEquals(ModuleState.AVAILABLE, host().module("people").state());
    }

    @Test
    void aModuleThatDoesNotComeHasFailedAfterAWhileAndSoHaveThoseThatWaitForIt() {
        host().mount(people());
        host().mount(deals());
        host().close();
        start(Duration.ofMillis(300));
        host().mount(deals());
        while (!host().ready()) {
            Thread.onSpinWait();
        }

        assertEquals(ModuleState.FAILED, host().module("people").state());
        assertTrue(
                host().module("people").reason().startsWith("Has not come"),
                () -> host().module("people").reason());
        assertEquals(
                "Needs people, which is not enabled.", host().module("deals").reason());

        host().mount(people());
        assertEquals(ModuleState.ENABLED, host().module("people").state());
        assertEquals(ModuleState.ENABLED, host().module("deals").state());
    }

    @Test
    void whatAnotherNodeDecidedIsDoneHereAndNotToldAgain() {
        host().mount(people());
        host().mount(deals());
        ModuleStore other = new ModuleStore(database.unitOfWork(), database.migrations());

        other.decide(other.find("people").orElseThrow(), false);
        feed.tell("module-disabled", "people");
        awaitState("people", ModuleState.DISABLED);
        assertEquals(ModuleState.DISABLED, host().module("deals").state());

        other.decide(other.find("people").orElseThrow(), true);
        feed.tell("module-enabled", "people");
        awaitState("people", ModuleState.ENABLED);
        assertEquals(
                List.of("module-enabled people", "module-enabled deals"),
                feed.appended().subList(0, 2));
        assertFalse(feed.appended().contains("module-disabled people"));
    }

    @Test
    void howAModuleFaresHereDoesNotTakeBackWhatAnotherNodeDecided() {
        host().mount(people());
        ModuleStore other = new ModuleStore(database.unitOfWork(), database.migrations());
        ModuleStore.Stored before = other.find("people").orElseThrow();

        other.decide(before, false);
        other.save(before);

        assertFalse(other.find("people").orElseThrow().wanted());
    }

    private void awaitState(String module, ModuleState state) {
        while (host().module(module).state() != state) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aModuleWithABrokenChangeLogFailsAndTheOthersServe() {
        host().mount(people());
        ModuleContent broken = new ModuleContent(
                "deals",
                "1.0.0",
                List.of(Deal.class),
                List.of(),
                TestModule.loader(
                        folder.resolve("deals"),
                        ChangeLogText.changeLog(List.of()).replace("</databaseChangeLog>", """
                          <changeSet id="1" author="kartera"><dropTable tableName="no_such_table"/></changeSet>
                        </databaseChangeLog>""")));

        ModuleInfo deals = host().mount(broken);

        assertEquals(ModuleState.FAILED, deals.state());
        assertTrue(deals.reason().contains("NO_SUCH_TABLE") || deals.reason().contains("no_such_table"), deals::reason);
        assertEquals("Ana", nameOf(person("Ana")));
        assertTrue(host().ready());
    }

    @Test
    void aModuleWhoseTablesDoNotFitFailsWithWhatIsMissing() {
        host().mount(people());
        ModuleContent empty = new ModuleContent(
                "deals",
                "1.0.0",
                List.of(Deal.class),
                List.of(),
                TestModule.loader(folder.resolve("deals"), ChangeLogText.changeLog(List.of())));
        assertEquals(
                "The table deals_deal does not exist; the module's change log must create it.",
                host().mount(empty).reason());
    }

    @Test
    void aModuleThatIsDeclaredWronglyFailsWithWhatToWrite() {
        ModuleInfo broken = host().mount(new ModuleContent(
                "broken", "1.0.0", List.of(Broken.class), List.of(), getClass().getClassLoader()));
        assertEquals(ModuleState.FAILED, broken.state());
        assertTrue(
                broken.reason().contains("the title names {nothing}, which is no field of the class"), broken::reason);
    }

    @Test
    void aModuleWithABrokenComponentFailsAndIsWithdrawn() {
        publication.refused.add("people");
        ModuleInfo people = host().mount(people());

        assertEquals(ModuleState.FAILED, people.state());
        assertEquals("The component Clock is broken.", people.reason());
        assertEquals(Set.of(), publication.live);
        assertDisabled(() -> metadata.current().entity("people.person"));
        assertEquals(List.of("module-failed people"), feed.appended());

        publication.refused.clear();
        assertEquals(ModuleState.ENABLED, host().enable("people").state());
    }

    @Test
    void aMixinAddsFieldsWhileItsModuleIsEnabled() {
        host().mount(people());
        UUID ana = person("Ana");
        host().mount(nicknames());

        FieldType nickname = Objects.requireNonNull(
                metadata.current().entity("people.person").field("nicknames.nickname"));
        assertEquals("nicknames_nickname", nickname.columns().value());
        database.unitOfWork().call(() -> {
            Person found = find(ana);
            found.extension("nicknames.nickname", "Anita");
            database.unitOfWork().entities("people").update(Person.class, List.of(new Changed<>(find(ana), found)));
            return found;
        });
        assertEquals("Anita", nicknameOf(ana));

        host().disable("nicknames", false);
        assertNull(metadata.current().entity("people.person").field("nicknames.nickname"));
        assertEquals("none", nicknameOf(ana));

        host().enable("nicknames");
        assertEquals("Anita", nicknameOf(ana));
    }

    @Test
    void aPartOfTheKernelCannotBeDisabled() {
        ModuleContent content = people();
        host().arrive(new Hosted.Arrival("people", "1.0.0", 7, true, Set.of(), () -> content, path -> null));
        host().enable("people");
        CrmException refused = assertThrows(CrmException.class, () -> host().disable("people", true));
        assertEquals(StandardError.MODULE_REQUIRED, refused.code());
    }

    @Test
    void aBundleThatGoesIsWithdrawnAndServesAgainWhenItComesBack() {
        ModuleContent content = people();
        host().arrive(new Hosted.Arrival("people", "1.0.0", 7, false, Set.of(), () -> content, path -> null));
        assertEquals(ModuleState.ENABLED, host().enable("people").state());
        UUID ana = person("Ana");

        host().depart("people", 7, false);
        assertDisabled(() -> gates.enter("people"));
        host().arrive(new Hosted.Arrival("people", "1.1.0", 7, false, Set.of(), () -> content, path -> null));

        ModuleInfo back = host().enable("people");
        assertEquals(ModuleState.ENABLED, back.state());
        assertEquals("1.1.0", back.version());
        assertEquals("Ana", nameOf(ana));
    }

    @Test
    void aModuleThatNobodyHasIsMissing() {
        CrmException missing = assertThrows(CrmException.class, () -> host().enable("ghosts"));
        assertEquals(StandardError.NO_SUCH_MODULE, missing.code());
    }

    private ModuleHost host() {
        return Objects.requireNonNull(running);
    }

    private ModuleContent people() {
        return TestModule.of("people", folder.resolve("people"), Person.class);
    }

    private ModuleContent deals() {
        return TestModule.of("deals", folder.resolve("deals"), Deal.class);
    }

    private ModuleContent nicknames() {
        String changeLog = ChangeLogText.changeLog(List.of())
                .replace(
                        "</databaseChangeLog>",
                        ChangeLogText.add(
                                        "people_person",
                                        List.of(
                                                new ColumnShape("nicknames_nickname", ColumnType.VARCHAR, 200),
                                                new ColumnShape("nicknames_nickname_f", ColumnType.FOLDED, 0)))
                                + "</databaseChangeLog>");
        return new ModuleContent(
                "nicknames",
                "1.0.0",
                List.of(),
                List.of(Extra.class),
                TestModule.loader(folder.resolve("nicknames"), changeLog));
    }

    private EntityType known(String name) {
        Metadata current = metadata.current();
        return current.known(name).orElseThrow();
    }

    private UUID person(String name) {
        UUID id = new TimeOrderedIds().next();
        return database.unitOfWork().call(() -> {
            Person person = new Person();
            StandardFields.ID.accessor().write(person, id);
            person.name = name;
            java.time.Instant now = java.time.Instant.now();
            for (String field : List.of("createdAt", "modifiedAt")) {
                Objects.requireNonNull(known("people.person").field(field))
                        .accessor()
                        .write(person, now);
            }
            database.unitOfWork().entities("people").insert(Person.class, List.of(person));
            return id;
        });
    }

    private Person find(UUID id) {
        return database.unitOfWork()
                .entities("people")
                .find(Person.class, List.of(id))
                .get(0);
    }

    private String nameOf(UUID id) {
        return database.unitOfWork().call(() -> String.valueOf(find(id).name));
    }

    private String nicknameOf(UUID id) {
        return database.unitOfWork()
                .call(() -> Objects.requireNonNullElse(find(id).extension("nicknames.nickname"), "none")
                        .toString());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(10, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertDisabled(org.junit.jupiter.api.function.Executable work) {
        assertEquals(
                StandardError.MODULE_DISABLED,
                assertThrows(CrmException.class, work).code());
    }
}
