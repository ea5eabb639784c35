package org.kartera.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Modules come, change, fail and go while others are at work. */
class HotDeployIT {
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final String NOTES = "/api/v1/records/notes.note";

    @TempDir
    static Path folder;

    private static Kartera kartera;
    private static Api admin;

    @BeforeAll
    static void start() {
        kartera = Kartera.start(folder.resolve("data"));
        admin = kartera.admin();
    }

    @AfterAll
    static void stop() {
        kartera.close();
    }

    @Test
    void aModuleComesIsUpdatedAndGoesWithoutAFailedRequestToAnother() throws Exception {
        try (Load load = new Load(() -> kartera.admin(), "/api/v1/records/contacts.company?limit=5")) {
            Path jar = drop(ModuleSource.notes("1.0.0"));
            awaitStatus(200);
            String note = admin.post(NOTES, Map.of("text", "kept"))
                    .expect(201)
                    .path("id")
                    .asText();

            drop(ModuleSource.notes("1.1.0")
                    .with("org/kartera/notes/Note.java", """
                            package org.kartera.notes;
                            import org.kartera.platform.record.*;
                            @RecordType(name = "notes.note", title = "{text}")
                            public class Note extends CrmRecord {
                                @Field(required = true, in = {Place.LIST, Place.SEARCH}) private String text;
                                @Field private Integer stars;
                            }
                            """)
                    .with("KARTERA-INF/changelog/changelog.xml", ModuleSource.changeLog("""
                                    <changeSet id="stars" author="test">
                                      <addColumn tableName="notes_note"><column name="stars" type="bigint"/></addColumn>
                                    </changeSet>
                                    """))
                    .with(
                            "KARTERA-INF/i18n/messages.properties",
                            "note = Note\nnote.plural = Notes\nnote.text = Text\nnote.stars = Stars\n")
                    .with(
                            "KARTERA-INF/i18n/messages_es.properties",
                            "note = Nota\nnote.plural = Notas\nnote.text = Texto\nnote.stars = Estrellas\n"));
            Await.until(
                    "the new field is there",
                    SOON,
                    () -> admin.patch(NOTES + "/" + note, Map.of("stars", 5)).status() == 200);
            assertEquals(
                    "kept",
                    admin.get(NOTES + "/" + note).expect(200).path("text").asText());

            Files.delete(jar);
            awaitStatus(503);
            assertTrue(load.done() > 100, "only " + load.done() + " requests were made");
        }
    }

    @Test
    void theAddressesOfADisabledModuleAnswerThatItIsOffAndItsDataComesBackWithIt() throws Exception {
        Map<String, Object> company = Map.of("name", "Talleres Ibáñez");
        String id = admin.post("/api/v1/records/contacts.company", company)
                .expect(201)
                .path("id")
                .asText();
        String deal = admin.post("/api/v1/records/pipeline.deal", Map.of("name", "Revisión", "company", id))
                .expect(201)
                .path("id")
                .asText();

        kartera.exec("kartera:module-disable pipeline");
        Api.Answer off = admin.get("/api/v1/records/pipeline.deal/" + deal);
        assertEquals("module-disabled", off.expect(503).path("code").asText());
        assertTrue(off.response().headers().firstValue("Retry-After").isPresent());
        assertEquals(200, admin.get("/api/v1/records/contacts.company/" + id).status());

        kartera.exec("kartera:module-enable pipeline");
        assertEquals(
                "Talleres Ibáñez",
                admin.get("/api/v1/records/pipeline.deal/" + deal)
                        .expect(200)
                        .path("company")
                        .path("title")
                        .asText());
    }

    @Test
    void whatOthersNeedIsNotDisabledWithoutSayingSo() throws Exception {
        Kartera.Ran refused = kartera.command("exec", "kartera:module-disable contacts");
        assertTrue(refused.status() != 0 && refused.output().contains("pipeline"), refused.output());
        assertEquals(200, admin.get("/api/v1/records/contacts.company").status());
    }

    @Test
    void aModuleWithABrokenChangeLogFailsAloneAndSaysWhy() throws Exception {
        Path jar = dropNamed(
                "broken.jar",
                new ModuleSource("broken", "1.0.0")
                        .with("org/kartera/broken/Thing.java", """
                                package org.kartera.broken;
                                import org.kartera.platform.record.*;
                                @RecordType(name = "broken.thing", title = "{name}")
                                public class Thing extends CrmRecord {
                                    @Field private String name;
                                }
                                """)
                        .with(
                                "KARTERA-INF/changelog/changelog.xml",
                                "<databaseChangeLog><changeSet></databaseChangeLog>")
                        .with("KARTERA-INF/i18n/messages.properties", "thing = Thing\n")
                        .with("KARTERA-INF/i18n/messages_es.properties", "thing = Cosa\n"));
        Await.until("the failure is told", SOON, () -> {
            String modules = kartera.exec("kartera:modules");
            return modules.contains("broken") && modules.contains("failed");
        });
        assertEquals(200, admin.get("/api/v1/records/contacts.company").status());
        assertEquals(200, kartera.api().get("/health/ready").status());
        Files.delete(jar);
    }

    private static Path drop(ModuleSource module) throws Exception {
        return dropNamed("notes.jar", module);
    }

    /** Puts the module where the server looks for new ones, in one step. */
    private static Path dropNamed(String name, ModuleSource module) throws Exception {
        Path built = module.build(folder);
        Path deploy = kartera.data().resolve("deploy").resolve(name);
        return Files.move(built, deploy, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void awaitStatus(int status) {
        Await.until("notes answer " + status, SOON, () -> admin.get(NOTES).status() == status);
    }
}
