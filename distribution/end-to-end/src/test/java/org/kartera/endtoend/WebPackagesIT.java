package org.kartera.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What was made of one installation goes to another one as a package, all of it on the page. */
@ExtendWith(Web.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WebPackagesIT {
    private static final String FIELDS = "/api/v1/metadata/entities/contacts.company/fields";
    private static final String LAYOUT = "/api/v1/ui/layouts/contacts.company/list";
    private static final String PACKAGES = "/settings/packages";

    @TempDir
    static Path folder;

    private static Kartera other;
    private static Staff strangers;

    @BeforeAll
    static void start() {
        other = Kartera.start(folder.resolve("other"));
        strangers = new Staff(other.admin());
    }

    @AfterAll
    static void stop() {
        other.close();
    }

    private static void fieldsAreMade(Api admin) {
        admin.post(FIELDS, Map.of("name", "bays", "kind", "integer", "label", Map.of("en", "Bays", "es", "Plazas")))
                .expect(201);
        admin.post(
                        FIELDS,
                        Map.of(
                                "name",
                                "doubled",
                                "kind",
                                "formula",
                                "formula",
                                "bays * 2",
                                "label",
                                Map.of("en", "Twice")))
                .expect(201);
        admin.put(LAYOUT, Map.of("columns", List.of("name", "bays", "doubled"))).expect(200);
    }

    private static Path file(String version) {
        return folder.resolve("garage-" + version + ".kartera.zip");
    }

    private static void export(Desk desk, String version) {
        Page page = desk.at(PACKAGES);
        desk.press("Export a package");
        desk.find(AriaRole.TEXTBOX, "Title").fill("Garage");
        assertThat(desk.find(AriaRole.TEXTBOX, "Name")).hasValue("garage");
        desk.find(AriaRole.TEXTBOX, "Version").fill(version);
        for (String key : List.of("contacts.company.bays", "contacts.company.doubled", "contacts.company/list")) {
            page.getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName(key))
                    .check();
        }
        accessible(page);
        Download download = page.waitForDownload(() -> desk.press("Export 3 things"));
        assertEquals(String.valueOf(file(version).getFileName()), download.suggestedFilename());
        download.saveAs(file(version));
    }

    private static void accessible(Page page) {
        page.waitForFunction("() => document.getAnimations().every((each) => each.playState !== 'running')");
        assertEquals(
                List.of(),
                new AxeBuilder(page)
                                .withTags(List.of("wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"))
                                .setLegacyMode(true)
                                .analyze()
                                .getViolations()
                                .stream()
                                .map(rule -> rule.getId() + " " + rule.getNodes())
                                .toList());
        assertEquals(0, page.evaluate("() => Math.max(0, document.scrollingElement.scrollWidth - innerWidth)"));
    }

    private static void choose(Desk desk, Path file) {
        desk.at(PACKAGES).locator("input[type=file]").setInputFiles(file);
    }

    private static Locator change(Desk desk, String key) {
        return desk.page().locator(".item").filter(new Locator.FilterOptions().setHasText(key));
    }

    private static JsonNode field(String name) {
        return other.admin().get(FIELDS + "/" + name).expect(200);
    }

    @Test
    @Order(1)
    void whatWasMadeHereIsExported(Desks desks, Kartera kartera, Staff staff) {
        fieldsAreMade(kartera.admin());
        try {
            Desk desk = desks.of(kartera, Look.DESKTOP, staff.hire("admin", "en"));
            export(desk, "1.0.0");
            kartera.admin()
                    .patch(FIELDS + "/bays", Map.of("label", Map.of("en", "Places")))
                    .expect(200);
            export(desk, "1.1.0");
        } finally {
            kartera.admin().delete(LAYOUT);
            kartera.admin().delete(FIELDS + "/doubled?confirm=0");
            kartera.admin().delete(FIELDS + "/bays?confirm=0");
        }
    }

    @Test
    @Order(2)
    void itIsLookedAtAndAppliedElsewhereInSpanishOnAPhone(Desks desks) {
        Desk desk = desks.of(other, Look.PHONE.spanish(), strangers.hire("admin", "es"));
        choose(desk, file("1.0.0"));
        assertThat(change(desk, "contacts.company.bays")).containsText("Plazas");
        assertThat(change(desk, "contacts.company.bays")).containsText("Nuevo");
        assertThat(change(desk, "contacts.company/list")).containsText("Empresas: Lista");
        accessible(desk.page());
        desk.press("Aplicar");
        assertThat(desk.page().locator("li.row")).containsText("Aplicado");
        accessible(desk.page());
        assertEquals("package", field("doubled").path("layer").asText());
        assertEquals("garage", field("bays").path("package").asText());
        assertEquals(
                "doubled",
                other.admin()
                        .get(LAYOUT)
                        .expect(200)
                        .path("content")
                        .path("columns")
                        .path(2)
                        .asText());
    }

    @Test
    @Order(3)
    void whatAnAdministratorChangedStaysUntilThePackagesSideIsChosen(Desks desks) {
        other.admin()
                .patch(FIELDS + "/bays", Map.of("label", Map.of("en", "Boxes")))
                .expect(200);
        Desk desk = desks.of(other, Look.DESKTOP, strangers.hire("admin", "en"));
        choose(desk, file("1.1.0"));
        Locator bays = change(desk, "contacts.company.bays");
        assertThat(bays).containsText("Conflict");
        assertThat(bays.getByRole(AriaRole.TABLE)).containsText("Boxes");
        assertThat(bays.getByRole(AriaRole.TABLE)).containsText("Places");
        accessible(desk.page());
        Desk.find(bays, AriaRole.RADIO, "Keep what is here").focus();
        desk.page().keyboard().press("ArrowRight");
        assertThat(Desk.find(bays, AriaRole.RADIO, "Take what the package has")).isChecked();
        assertThat(desk.page().getByRole(AriaRole.STATUS).filter(new Locator.FilterOptions().setHasText("1 changed")))
                .isVisible();
        desk.press("Apply");
        assertThat(desk.page().locator("li.row")).containsText("1.1.0");
        assertThat(desk.page().locator("li.row .chip.ok")).hasText("Applied");
        assertEquals("Places", field("bays").path("label").path("en").asText());
    }

    @Test
    @Order(4)
    void anEarlierVersionIsRefusedUntilItIsMeant(Desks desks) {
        Desk desk = desks.of(other, Look.DESKTOP, strangers.hire("admin", "en"));
        choose(desk, file("1.0.0"));
        assertThat(desk.page().getByRole(AriaRole.ALERT))
                .containsText("Version 1.1.0 of the package is applied already");
        assertThat(desk.find(AriaRole.BUTTON, "Apply")).isDisabled();
        accessible(desk.page());
        desk.press("Go back to this version all the same");
        assertThat(desk.find(AriaRole.BUTTON, "Apply")).isEnabled();
    }

    @Test
    @Order(5)
    void aFileThatIsNoPackageIsToldInWords(Desks desks) {
        Desk desk = desks.of(other, Look.DESKTOP.spanish(), strangers.hire("admin", "es"))
                .expect("status of 422 .*/api/v1/packages/preview");
        desk.at(PACKAGES)
                .locator("input[type=file]")
                .setInputFiles(new FilePayload(
                        "garage.zip", "application/zip", "no archive".getBytes(StandardCharsets.UTF_8)));
        assertThat(desk.page().getByRole(AriaRole.ALERT)).containsText("Esto no es un paquete de configuración");
        accessible(desk.page());
    }

    @Test
    @Order(6)
    void withdrawingTellsWhatGoesAndLosesNothing(Desks desks) {
        other.admin()
                .post("/api/v1/records/contacts.company", Map.of("name", "Taller Ruiz", "bays", 4))
                .expect(201);
        Desk desk = desks.of(other, Look.DESKTOP, strangers.hire("admin", "en"));
        desk.at(PACKAGES);
        desk.begins(AriaRole.BUTTON, "Withdraw").click();
        Locator dialog = desk.dialog("Withdraw Garage?");
        assertThat(dialog).containsText("3 things go out of use");
        Desk.find(dialog, AriaRole.BUTTON, "Withdraw").click();
        assertThat(desk.page().getByText("No package is applied here yet.")).isVisible();
        assertEquals("retired", field("bays").path("state").asText());
        other.admin().post(FIELDS + "/bays/restore", Map.of()).expect(200);
        JsonNode found = other.admin()
                .get("/api/v1/records/contacts.company?filter=" + Api.encoded("bays==4"))
                .expect(200);
        assertEquals("Taller Ruiz", found.path("items").path(0).path("title").asText());
    }

    @Test
    @Order(7)
    void whoeverIsNoAdministratorHasNothingToDoHere(Desks desks) {
        Desk desk = desks.of(other, Look.DESKTOP, strangers.hire("sales", "en"));
        desk.at(PACKAGES);
        assertThat(desk.page().locator("k-nothing")).isVisible();
        assertThat(desk.find(AriaRole.BUTTON, "Export a package")).hasCount(0);
    }
}
