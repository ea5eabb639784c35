package org.kartera.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Modules come as features and kars, are updated, refused, or fail for reasons of their own, while others serve. */
class ModuleLifeIT {
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final String COMPONENT = """
            package org.kartera.%1$s;
            import org.osgi.service.component.annotations.*;
            @Component(service = %2$s.class, immediate = true)
            public class %2$s {
                @Activate
                public %2$s() throws InterruptedException { %3$s }
            }
            """;

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

    @AfterEach
    void othersServe() {
        admin.get("/api/v1/records/pipeline.deal").expect(200);
        assertEquals(200, kartera.api().get("/health/ready").status());
    }

    @Test
    void aFeatureIsInstalledAndUpdatedByTheCommandsOfTheConsole() throws Exception {
        new Delivery("visits", "1.0.0")
                .with("visits", plain("visits", "1.0.0").build(folder))
                .offerTo(kartera, folder);
        assertEquals("available", module("visits").path("state").asText());

        kartera.exec("feature:install kartera-visits");
        awaitState("visits", "enabled");
        String visit = admin.post("/api/v1/records/visits.thing", Map.of("name", "kept"))
                .expect(201)
                .path("id")
                .asText();

        new Delivery("visits", "1.1.0")
                .with("visits", plain("visits", "1.1.0").build(folder))
                .offerTo(kartera, folder);
        kartera.exec("kartera:module-update visits");
        awaitState("visits", "enabled");
        assertEquals("1.1.0", module("visits").path("version").asText());
        assertEquals(
                "kept",
                admin.get("/api/v1/records/visits.thing/" + visit)
                        .expect(200)
                        .path("name")
                        .asText());
        assertEquals(1, kartera.exec("bundle:list -s").split("org\\.kartera\\.visits", -1).length - 1);
    }

    @Test
    void aModuleThatIsOfferedIsInstalledWhenItIsEnabled() throws Exception {
        new Delivery("calls", "1.0.0")
                .with("calls", plain("calls", "1.0.0").build(folder))
                .offerTo(kartera, folder);
        kartera.exec("kartera:module-enable calls");
        admin.get("/api/v1/records/calls.thing").expect(200);
    }

    @Test
    void aKarInTheDeployFolderIsInstalled() throws Exception {
        Path kar = new Delivery("parcels", "1.0.0")
                .with("parcels", plain("parcels", "1.0.0").build(folder))
                .kar(folder);
        Files.move(kar, kartera.data().resolve("deploy/parcels.kar"), StandardCopyOption.ATOMIC_MOVE);
        awaitState("parcels", "enabled");
        admin.get("/api/v1/records/parcels.thing").expect(200);
    }

    @Test
    void aModuleWhoseComponentThrowsFailsWithWhatItSays() throws Exception {
        drop(plain("loud", "1.0.0")
                .with(
                        "org/kartera/loud/Clock.java",
                        COMPONENT.formatted("loud", "Clock", "throw new IllegalStateException(\"no time\");")));
        awaitState("loud", "failed");
        assertReason("loud", "Clock", "no time");
    }

    @Test
    void aModuleWhoseTablesDoNotFitFailsWithWhatIsMissing() throws Exception {
        drop(plain("narrow", "1.0.0").with("org/kartera/narrow/Thing.java", """
                        package org.kartera.narrow;
                        import org.kartera.platform.record.*;
                        @RecordType(name = "narrow.thing", title = "{name}")
                        public class Thing extends CrmRecord {
                            @Field private String name;
                            @Field private Integer wheels;
                        }
                        """));
        awaitState("narrow", "failed");
        assertReason("narrow", "narrow_thing", "wheels");
    }

    @Test
    void aModuleThatNeverStartsFailsByTheClockAndOthersGoOnChanging() throws Exception {
        drop(plain("endless", "1.0.0")
                .with(
                        "org/kartera/endless/Sleeper.java",
                        COMPONENT.formatted(
                                "endless",
                                "Sleeper",
                                "if (true) { new java.util.concurrent.CountDownLatch(1).await(); }")));
        awaitState("endless", "failed");
        assertReason("endless", "not come to life");
        kartera.exec("kartera:module-disable pipeline");
        kartera.exec("kartera:module-enable pipeline");
    }

    @Test
    void aModuleThatWouldRestartOthersIsRefused() throws Exception {
        Path shared = shared("1.0.0");
        new Delivery("shared", "1.0.0").with("shared", shared).offerTo(kartera, folder);
        kartera.exec("kartera:module-enable shared");
        Path reader = plain("reader", "1.0.0")
                .using(shared)
                .with("org/kartera/reader/Reader.java", """
                        package org.kartera.reader;
                        public class Reader {
                            public String read() { return org.kartera.shared.api.Words.HELLO.toString(); }
                        }
                        """)
                .build(folder);
        new Delivery("reader", "1.0.0").with("reader", reader).offerTo(kartera, folder);
        kartera.exec("kartera:module-enable reader");

        new Delivery("shared", "1.1.0").with("shared", shared("1.1.0")).offerTo(kartera, folder);
        Api.Answer refused = admin.post("/api/v1/modules/shared/update", "");
        assertEquals("module-refresh-refused", refused.expect(409).path("code").asText());
        assertTrue(refused.json().path("detail").asText().contains("org.kartera.reader"), refused.json()::toString);
        assertEquals("1.0.0", module("shared").path("version").asText());
        admin.get("/api/v1/records/reader.thing").expect(200);
    }

    @Test
    void aModuleThatBringsAPackageOfTheKernelIsRefused() throws Exception {
        Path greedy = plain("greedy", "1.0.0")
                .with("org/kartera/platform/job/Mine.java", "package org.kartera.platform.job; public class Mine {}")
                .exporting("org.kartera.platform.job", "1.0.0")
                .build(folder);
        new Delivery("greedy", "1.0.0").with("greedy", greedy).offerTo(kartera, folder);

        Kartera.Ran refused = kartera.command("exec", "kartera:module-enable greedy");
        assertTrue(refused.status() != 0 && refused.output().contains("org.kartera.jobs"), refused.output());
        assertEquals("available", module("greedy").path("state").asText());

        Files.copy(greedy, kartera.data().resolve("deploy/greedy.jar"));
        awaitState("greedy", "failed");
        assertReason("greedy", "org.kartera.jobs");
    }

    @Test
    void argumentsOfACommandArriveLetterByLetterAndErrorsHaveNoColours() throws Exception {
        String name = "A\\b 'c' \"d\" $e |f; ñ";
        Kartera.Ran added = kartera.command("exec", "kartera:user-add", "letters", name);
        assertEquals(0, added.status(), added.output());
        assertEquals(
                name,
                admin.get("/api/v1/records/security.user?filter=login==letters")
                        .expect(200)
                        .path("items")
                        .path(0)
                        .path("name")
                        .asText());
        Kartera.Ran line = kartera.command("exec", "kartera:users | grep 'A.b'");
        assertTrue(line.output().contains("letters"), line.output());

        Kartera.Ran wrong = kartera.command("exec", "kartera:module-info nobody");
        assertTrue(wrong.status() != 0 && wrong.output().contains("nobody"), wrong.output());
        assertTrue(wrong.output().indexOf('\u001b') < 0, wrong.output());
    }

    private static Path shared(String version) throws Exception {
        return plain("shared", version)
                .with("org/kartera/shared/api/Words.java", """
                        package org.kartera.shared.api;
                        public enum Words { HELLO }
                        """)
                .exporting("org.kartera.shared.api", "1.0.0")
                .build(folder);
    }

    /** A module of one record type {@code <name>.thing} with a name. */
    private static ModuleSource plain(String name, String version) {
        return new ModuleSource(name, version)
                .with("org/kartera/" + name + "/Thing.java", """
                        package org.kartera.%1$s;
                        import org.kartera.platform.record.*;
                        @RecordType(name = "%1$s.thing", title = "{name}")
                        public class Thing extends CrmRecord {
                            @Field(required = true) private String name;
                        }
                        """.formatted(name))
                .with(
                        "KARTERA-INF/changelog/changelog.xml",
                        ModuleSource.changeLog("")
                                .replace("notes_note", name + "_thing")
                                .replace("\"text\"", "\"name\"")
                                .replace("<column name=\"text_f\" type=\"${folded}\"/>", ""))
                .with(
                        "KARTERA-INF/i18n/messages.properties",
                        "thing = Thing\nthing.plural = Things\nthing.name = Name\n")
                .with(
                        "KARTERA-INF/i18n/messages_es.properties",
                        "thing = Cosa\nthing.plural = Cosas\nthing.name = Nombre\n");
    }

    private static void drop(ModuleSource module) throws Exception {
        Path jar = module.build(folder);
        Files.move(jar, kartera.data().resolve("deploy").resolve(jar.getFileName()), StandardCopyOption.ATOMIC_MOVE);
    }

    private static JsonNode module(String name) {
        return admin.get("/api/v1/modules/" + name).json();
    }

    private static void awaitState(String name, String state) {
        Await.until(
                name + " is " + state,
                SOON,
                () -> module(name).path("state").asText().equals(state));
    }

    /** The reason is told to admins, over REST and in the list of the console. */
    private static void assertReason(String name, String... words) throws Exception {
        String reason = module(name).path("reason").asText();
        String listed = kartera.exec("kartera:modules");
        for (String word : words) {
            assertTrue(reason.contains(word), reason);
            assertTrue(listed.contains(word), listed);
        }
    }
}
