package org.kartera.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kartera.persistence.Dialect;
import org.kartera.rest.testing.Client;

@SuppressWarnings("NullAway.Init")
class ManifestIT {
    private static final String MANIFEST = "/api/v1/ui/manifest";
    private static final String SCRIPT = "export default { activate() {} };\n";

    @TempDir
    private Path folder;

    private static WebServer server;
    private static Client ana;

    @BeforeAll
    static void start(@TempDir Path client) throws Exception {
        server = new WebServer(Dialect.DERBY, client);
        ana = server.as("ana");
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @AfterEach
    void disable() {
        List.of("yacht", "future", "crew", "security").forEach(server.modules::disable);
    }

    private void enable(String module, String version, String script) {
        Path files = folder.resolve(module + version);
        ClientFolder.write(files.resolve("index.js"), script);
        ClientFolder.write(files.resolve("parts/chart.css"), "a{}");
        ClientFolder.write(files.resolve("ui.json"), "{\"api\":\"1.0\"}");
        server.modules.enable(module, version, ClientFolder.below(files));
    }

    private void layout(String module, String entity, String json) {
        Path files = folder.resolve("layouts-" + module);
        ClientFolder.write(files.resolve("layouts/" + entity + ".json"), json);
        server.modules.enable(module, "1.0.0", ClientFolder.below(files));
    }

    private JsonNode manifest(Client client) {
        return client.get(MANIFEST).json();
    }

    @Test
    void aModulesScreenIsServedFromItsManifestUntilItGoes() {
        enable("yacht", "1.2.0", SCRIPT);
        JsonNode screen = manifest(ana).path("modules").path(0);
        String entry = screen.path("entry").asText();

        assertEquals(
                "yacht 1.2.0 1.0",
                screen.path("name").asText() + " " + screen.path("version").asText() + " "
                        + screen.path("api").asText());
        assertEquals("/ui/modules/yacht/" + screen.path("hash").asText() + "/index.js", entry);
        Client.Answer file = server.anonymous().get(entry);
        assertEquals(SCRIPT, file.text());
        assertEquals("public, max-age=31536000, immutable", file.header("Cache-Control"));
        assertEquals(
                "text/css;charset=utf-8",
                ana.get(entry.replace("index.js", "parts/chart.css"))
                        .header("Content-Type")
                        .replace(" ", ""));

        server.modules.disable("yacht");
        assertTrue(manifest(ana).path("modules").isEmpty());
        assertEquals("404 no-such-address", ana.get(entry).problem());
    }

    @Test
    void anotherVersionHasAnotherAddressAndTheFormerIsGone() {
        enable("yacht", "1.2.0", SCRIPT);
        String former = manifest(ana).path("modules").path(0).path("entry").asText();
        enable("yacht", "1.3.0", SCRIPT + "// more\n");
        String present = manifest(ana).path("modules").path(0).path("entry").asText();

        assertNotEquals(former, present);
        assertEquals("404 no-such-address", ana.get(former).problem());
        assertEquals(200, ana.get(present).status());
    }

    @Test
    void nothingButTheFilesOfTheScreenIsServed() {
        enable("yacht", "1.2.0", SCRIPT);
        String base =
                manifest(ana).path("modules").path(0).path("entry").asText().replace("index.js", "");

        for (String path : new String[] {"ui.json", "", "index.js/", "parts", "../index.js", "layouts/x.json"}) {
            Client.Answer answer = ana.get(base + path);
            assertEquals("404 no-such-address", answer.problem(), path);
        }
    }

    @Test
    void aScreenForAnotherClientIsLeftOutAndNoted() {
        Path files = folder.resolve("future");
        ClientFolder.write(files.resolve("index.js"), SCRIPT);
        ClientFolder.write(files.resolve("ui.json"), "{\"api\":\"2.0\"}");
        server.modules.enable("future", "1.0.0", ClientFolder.below(files));

        assertTrue(manifest(ana).path("modules").isEmpty());
        List<String> notes = server.modules.modules().notes("future");
        assertEquals(1, notes.size());
        assertTrue(notes.get(0).contains("2.0"), notes.toString());
    }

    @Test
    void layoutsHaveTheirLabelsInTheCallersLanguage() {
        layout("security", "security.team", """
                {"list": {"columns": ["name", "parent"], "sort": "-name"},
                 "views": [{"name": "all", "label": "team.plural", "layout": "list", "filter": "parent.name==North"}],
                 "record": {"related": [{"entity": "security.team", "field": "parent", "label": "team.plural"}]}}
                """);

        JsonNode english = manifest(ana).path("layouts").path("security.team");
        JsonNode spanish = manifest(server.as("carla")).path("layouts").path("security.team");
        assertEquals(
                "[\"name\",\"parent\"]", english.path("list").path("columns").toString());
        assertEquals("Teams", english.path("views").path(0).path("label").asText());
        assertEquals("Equipos", spanish.path("views").path(0).path("label").asText());
        assertEquals(
                "Equipos",
                spanish.path("record").path("related").path(0).path("label").asText());
        assertEquals(List.of(), server.modules.modules().notes("security"));
    }

    @Test
    void layoutsOfRecordsThatOneMayNotReadAreNotGivenOut() {
        layout("security", "security.user", "{\"list\": {\"columns\": [\"login\"]}}");

        assertFalse(manifest(ana).path("layouts").has("security.user"));
    }

    @Test
    void whatIsNotTrueIsLeftOutAndNoted() {
        layout("security", "security.team", """
                {"list": {"columns": ["name", "shoeSize"]}, "board": {"by": "name"}}
                """);
        ClientFolder.write(folder.resolve("layouts-security/layouts/security.yacht.json"), "{}");
        ClientFolder.write(folder.resolve("layouts-security/layouts/security.role.json"), "{");
        server.modules.enable("security", "1.0.0", ClientFolder.below(folder.resolve("layouts-security")));

        JsonNode layout = manifest(ana).path("layouts").path("security.team");
        assertEquals("{\"list\":{\"columns\":[\"name\"]}}", layout.toString());
        String notes = String.join("\n", server.modules.modules().notes("security"));
        assertTrue(notes.contains("The layout of security.team: list.columns[1] names the field shoeSize"), notes);
        assertTrue(notes.contains("board has no valid by"), notes);
        assertTrue(notes.contains("there is no record type security.yacht"), notes);
        assertTrue(notes.contains("The layout of security.role: it is no JSON"), notes);
    }

    @Test
    void actionsOfARecordAreThoseOfItsTypeUnderFieldsThatItHas() {
        layout("security", "security.user", """
                {"record": {"actions": [
                  {"name": "requirePasswordChange", "when": {"active": ["true"]}},
                  {"name": "requirePasswordChange", "when": {"shoeSize": ["44"]}},
                  {"name": "dance"}]}}
                """);

        List<String> notes = server.modules.modules().notes("security");
        assertEquals(3, notes.size(), notes.toString());
        assertTrue(notes.get(0).contains("record.actions[1].when names the field shoeSize"), notes.get(0));
        assertTrue(notes.get(1).contains("record.actions[2].name names the action dance"), notes.get(1));
        assertTrue(notes.get(2).contains("record.actions[2] has no valid name"), notes.get(2));
    }

    @Test
    void aModuleMayAddToTheRecordOfAnotherAndNothingElse() {
        layout("security", "security.team", "{\"record\": {\"sections\": []}}");
        layout("crew", "security.team", "{\"list\": {\"columns\": [\"name\"]}}");

        assertTrue(server.modules.modules().notes("crew").get(0).contains("list is nothing that a layout has"));
        assertFalse(manifest(ana).path("layouts").path("security.team").has("list"));
    }

    @Test
    void theManifestIsReadAgainOnlyWhereItHasChanged() {
        enable("yacht", "1.2.0", SCRIPT);
        Client.Answer first = ana.get(MANIFEST);
        String tag = first.header("ETag");

        assertEquals("private, no-cache", first.header("Cache-Control"));
        assertEquals(16, first.json().path("build").asText().length());
        assertEquals(
                304,
                ana.send(ana.request(MANIFEST).header("If-None-Match", tag)).status());
        server.modules.disable("yacht");
        assertEquals(
                200,
                ana.send(ana.request(MANIFEST).header("If-None-Match", tag)).status());
    }
}
