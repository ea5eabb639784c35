package org.kartera.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A real sales book comes in by the wizard alone, in Spanish, and the page shows the same figures as the files. */
@ExtendWith(Web.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WebImportIT {
    private static final Path BOOK = Path.of(System.getProperty("kartera.salesBook"));
    /** All groups of a list at once. */
    private static final int TALL = 4500;

    private static final Path PIPELINE = BOOK.resolve("sales_pipeline.csv");

    @TempDir
    static Path folder;

    private static Kartera fresh;
    private static Staff staff;
    private static String ana;

    @BeforeAll
    static void start() {
        fresh = Kartera.start(folder.resolve("data"));
        staff = new Staff(fresh.admin());
        ana = staff.hire("admin", "es");
    }

    @AfterAll
    static void stop() {
        fresh.close();
    }

    private static Desk desk(Desks desks) {
        return desks.of(fresh, Look.DESKTOP.spanish(), ana);
    }

    @Test
    @Order(1)
    void theCompaniesComeInWithSectorsMendedAndThoseAboveThemMade(Desks desks) {
        Wizard wizard = new Wizard(desk(desks), "contacts.company", BOOK.resolve("accounts.csv"));
        assertThat(wizard.field("account")).hasValue("name");
        assertThat(wizard.field("sector")).hasValue("sector");
        assertThat(wizard.field("year_established")).hasValue("yearEstablished");
        assertThat(wizard.field("revenue")).hasValue("revenue");
        assertThat(wizard.field("employees")).hasValue("employees");
        assertThat(wizard.field("office_location")).hasValue("location");
        assertThat(wizard.field("subsidiary_of")).hasValue("parent");

        wizard.replace("sector", "technolgy", "technology")
                .replace("office_location", "Philipines", "Philippines")
                .choose("Importes en", "revenue", "Millones")
                .write("Divisa", "revenue", "USD")
                .choose("Si no existe", "subsidiary_of", "crear la ficha")
                .recognise("name", "actualizar")
                .tried()
                .imported(85);
    }

    @Test
    @Order(2)
    void theSalesPeopleComeInWithLoginsMadeOfTheirNamesAndTheTeamsOfTheirManagers(Desks desks) {
        new Wizard(desk(desks), "security.user", BOOK.resolve("sales_teams.csv"))
                .send("sales_agent", "name")
                .send("manager", "teams")
                .leaveOut("regional_office")
                .choose("Si no existe", "manager", "crear la ficha")
                .tellApart("Equipo", "manager", "parent", "Forma parte de", "Columna", "regional_office")
                .add("login", "Usuario de acceso", "Texto con columnas", "{sales_agent|slug}")
                .add("roles", "Roles", "Ficha existente", "Sales")
                .recognise("login", "omitir")
                .tried()
                .imported(35);
    }

    @Test
    @Order(3)
    void theStagesComeInOnceFromTheRowsThatNameThemWithWhatTheyMean(Desks desks) {
        new Wizard(desk(desks), "pipeline.stage", PIPELINE)
                .leaveOut("sales_agent", "product", "account", "engage_date", "close_date", "close_value")
                .send("deal_stage", "name")
                .add("pipeline", "Embudo", "Valor fijo", "Sales book")
                .choose("Si no existe", "Embudo", "crear la ficha")
                .add("status", "Estado", "Columna", "deal_stage")
                .replaceLast("Prospecting", "Abierta")
                .replaceLast("Engaging", "Abierta")
                .recognise("column:deal_stage", "omitir")
                .imported(8800);
    }

    @Test
    @Order(4)
    void thePipelineComesInWithItsCompaniesOwnersStagesMoneyAndDates(Desks desks) {
        Wizard wizard = new Wizard(desk(desks), "pipeline.deal", PIPELINE);
        assertThat(wizard.field("opportunity_id")).hasValue("");
        assertThat(wizard.field("sales_agent")).hasValue("owner");
        assertThat(wizard.field("product")).hasValue("product");
        assertThat(wizard.field("account")).hasValue("company");
        assertThat(wizard.field("deal_stage")).hasValue("stage");
        assertThat(wizard.field("close_value")).hasValue("amount");

        wizard.send("close_date", "actualClose")
                .replace("product", "GTXPro", "GTX Pro")
                .tellApart("Etapa", "deal_stage", "pipeline", "Embudo", "Valor fijo", "Sales book")
                .write("Divisa", "close_value", "USD")
                .add("name", "Nombre", "Texto con columnas", "{product}[ – {account}]")
                .add("lostReason", "Motivo de pérdida", "Valor fijo", "No consta")
                .tried()
                .imported(8800);
    }

    @Test
    @Order(5)
    void thePageShowsTheFiguresOfTheFiles(Desks desks) {
        Desk desk = desk(desks);
        List<Map<String, String>> rows = rows(PIPELINE);
        assertEquals(8800, rows.size());
        assertEquals(figures(rows, row -> cell(row, "deal_stage")), shown(desk, "stage"));
        assertEquals(figures(rows, row -> cell(row, "product").replace("GTXPro", "GTX Pro")), shown(desk, "product"));
        assertEquals(figures(rows, row -> cell(row, "sales_agent")), shown(desk, "owner"));

        assertCount(desk, "/list/contacts.company?view=all", 85);
        assertCount(
                desk,
                "/list/contacts.company?view=all&filter=sector%3D%3Dtechnology",
                sector("technolgy", "technology"));
        assertEquals(
                figures(rows, row -> cell(row, "account").isEmpty() ? "Sin valor" : cell(row, "account")),
                shown(desk, "company"));
        assertCount(desk, "/list/security.team?filter=parent%3Dnull%3Dfalse", 6);
    }

    @Test
    @Order(6)
    void theSameFileAgainMakesNothingTwice(Desks desks) {
        Desk desk = desk(desks);
        new Wizard(desk, "contacts.company", BOOK.resolve("accounts.csv"))
                .recognise("name", "omitir")
                .imported(85);
        assertCount(desk, "/list/contacts.company?view=all", 85);
    }

    private static long sector(String... names) {
        return rows(BOOK.resolve("accounts.csv")).stream()
                .filter(row -> List.of(names).contains(cell(row, "sector")))
                .count();
    }

    /** Count and sum of the amounts, as the files have them. */
    private static Map<String, String> figures(
            List<Map<String, String>> rows, Function<Map<String, String>, String> by) {
        return rows.stream()
                .collect(Collectors.groupingBy(
                        by, TreeMap::new, Collectors.collectingAndThen(Collectors.toList(), WebImportIT::figure)));
    }

    private static String figure(List<Map<String, String>> rows) {
        long sum = rows.stream()
                .map(row -> cell(row, "close_value"))
                .filter(value -> !value.isEmpty())
                .mapToLong(Long::parseLong)
                .sum();
        return rows.size() + (sum == 0 ? "" : " " + sum);
    }

    /** Count and sum of the amounts, as the groups of the list have them. */
    private static Map<String, String> shown(Desk desk, String by) {
        Page page = desk.at("/list/pipeline.deal?view=all&layout=list&columns=name,amount&by=" + by);
        page.setViewportSize(1440, TALL);
        Locator groups = page.getByRole(AriaRole.TREEGRID).locator("[role=row][aria-expanded]");
        assertThat(groups.first()).isVisible();
        Map<String, String> shown = new TreeMap<>();
        for (Locator group : groups.all()) {
            String sum = digits(group.getByRole(AriaRole.GRIDCELL).last().innerText());
            shown.put(
                    group.locator(".name > .cut").innerText(),
                    digits(group.locator(".name > .num").innerText()) + (sum.isEmpty() ? "" : " " + sum));
        }
        return shown;
    }

    private static String digits(String text) {
        return text.replaceAll("\\D", "");
    }

    private static void assertCount(Desk desk, String address, long count) {
        Page page = desk.at(address);
        assertThat(page.locator("k-table [role=status]"))
                .containsText(Pattern.compile("(^|\\D)" + Wizard.written(count) + "(\\D|$)"));
    }

    private static String cell(Map<String, String> row, String column) {
        return row.getOrDefault(column, "");
    }

    private static List<Map<String, String>> rows(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            List<String> names = List.of(lines.get(0).split(",", -1));
            List<Map<String, String>> rows = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                String[] values = line.split(",", -1);
                Map<String, String> row = new TreeMap<>();
                for (int i = 0; i < values.length; i++) {
                    row.put(names.get(i), values[i]);
                }
                assertTrue(values.length == names.size(), line);
                rows.add(row);
            }
            return rows;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
