package org.kartera.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Administrators add fields and record types in the browser, and everybody works with them at once. */
@ExtendWith(Web.class)
class WebStudioIT {
    private static final String ENTITIES = "/api/v1/metadata/entities";
    private static final String MODEL = "/settings/data-model";

    /** Others look at the same records. */
    @AfterEach
    void nothingIsLeftOfWhatWasAdded(Staff staff) {
        for (JsonNode entity : staff.admin().get(ENTITIES).json().path("items")) {
            if (entity.path("custom").asBoolean()) {
                remove(staff, ENTITIES + "/" + entity.path("name").asText());
            }
        }
        // The latest first: it may be made of those before.
        JsonNode fields = fields(staff);
        for (int at = fields.size() - 1; at >= 0; at--) {
            remove(
                    staff,
                    ENTITIES + "/pipeline.deal/fields/"
                            + fields.path(at).path("name").asText());
        }
        for (JsonNode field : staff.admin()
                .get(ENTITIES + "/pipeline.deal/fields")
                .expect(200)
                .path("builtIn")) {
            if (!field.path("changed").isEmpty()) {
                staff.admin()
                        .post(
                                ENTITIES + "/pipeline.deal/fields/"
                                        + field.path("name").asText() + "/revert",
                                Map.of())
                        .expect(200);
            }
        }
        staff.admin().post(ENTITIES + "/pipeline.deal/revert", Map.of()).expect(200);
    }

    private static void remove(Staff staff, String address) {
        long rows =
                staff.admin().get(address + "/usage").expect(200).path("rows").asLong();
        staff.admin().delete(address + "?confirm=" + rows).expect(204);
    }

    private static JsonNode fields(Staff staff) {
        return staff.admin().get(ENTITIES + "/pipeline.deal/fields").expect(200).path("items");
    }

    private static Map<String, Object> choices() {
        return Map.of(
                "name",
                "urgency",
                "kind",
                "choice",
                "label",
                Map.of("en", "Urgency"),
                "in",
                List.of("list", "quickCreate"),
                "choices",
                List.of(
                        Map.of("value", "high", "label", Map.of("en", "High"), "colour", "#d6336c"),
                        Map.of("value", "low", "label", Map.of("en", "Low"), "colour", "#2f8f46")));
    }

    private static void add(Staff staff, Map<String, Object> field) {
        staff.admin().post(ENTITIES + "/pipeline.deal/fields", field).expect(201);
    }

    /** The short form for a new deal, on the list of deals. */
    private static Locator newDeal(Desk desk) {
        desk.at("/list/pipeline.deal?view=all");
        desk.find(AriaRole.BUTTON, "New deal").first().click();
        return desk.dialog("New deal");
    }

    @Test
    void aChoiceWithColoursIsAddedAndUsedAndFilteredByAtOnce(Desks desks, Kartera kartera, Staff staff) {
        Desk other = desks.of(kartera, Look.DESKTOP, staff.hire("admin", "es"));
        other.at("/list/pipeline.deal?view=all");
        assertThat(other.page().getByRole(AriaRole.GRID)).isVisible();
        Desk admin = desks.of(kartera, Look.DESKTOP, staff.hire("admin", "en"));
        Page page = admin.at(MODEL + "/pipeline.deal");
        admin.find(AriaRole.LINK, "Add field").click();
        admin.begins(AriaRole.LINK, "Option list").click();
        page.getByLabel("Name · English").fill("Urgency");
        page.getByLabel("Name · Español").fill("Urgencia");
        admin.press("Paste a list");
        page.getByLabel("One option in each line").fill("High\nLow");
        admin.press("Add them");
        page.getByLabel("Option 1, Español").fill("Alta");
        page.getByLabel("Colour of High").fill("#d6336c");
        page.getByLabel("In lists").check();
        page.getByLabel("Columns of boards").check();
        admin.find(AriaRole.BUTTON, "Move High").press("ArrowDown");
        page.getByLabel("Default value").selectOption("Low");
        admin.press("Add “Urgency”");
        assertThat(page.getByText("“Urgency” is there.")).isVisible();
        assertThat(other.find(AriaRole.COLUMNHEADER, "Urgencia")).isVisible();

        String name = staff.name("Urgent");
        Locator form = newDeal(admin);
        assertThat(form.getByLabel("Urgency")).hasValue("low");
        form.getByLabel("Name").fill(name);
        form.getByLabel("Urgency").selectOption("High");
        Desk.find(form, AriaRole.BUTTON, "Save").click();
        Locator record = admin.find(AriaRole.ARTICLE, name);
        assertThat(record.locator(".chip.toned")).hasText("High");
        admin.at("/list/pipeline.deal?view=all&filter=urgency==high");
        assertThat(page.getByRole(AriaRole.GRID)).containsText(name);
        admin.at("/list/pipeline.deal?layout=board&by=urgency");
        assertThat(admin.begins(AriaRole.REGION, "High")).containsText(name);
        admin.at(MODEL);
        assertThat(admin.find(AriaRole.HEADING, "Data model")).isVisible();
    }

    @Test
    void aFieldOfAModuleIsCalledOtherwiseOnOpenPagesAndRevertedToTheModulesOwn(
            Desks desks, Kartera kartera, Staff staff) {
        String listed = staff.name("Listed");
        staff.deal(listed, "Proposal");
        Desk other = desks.of(kartera, Look.DESKTOP, staff.hire("admin", "es"));
        other.at("/list/pipeline.deal?view=all");
        assertThat(other.page().getByRole(AriaRole.GRID)).containsText(listed);
        assertThat(other.find(AriaRole.COLUMNHEADER, "Importe")).isVisible();
        Desk admin = desks.of(kartera, Look.DESKTOP, staff.hire("admin", "en"));
        Page page = admin.at(MODEL + "/pipeline.deal");
        admin.begins(AriaRole.LINK, "Amount").click();
        page.getByLabel("Name · English").fill("Deal value");
        page.getByLabel("Name · Español").fill("Valor");
        page.getByLabel("Help · English").fill("Without VAT");
        page.getByLabel("Required").check();
        admin.press("Save");
        assertThat(page.getByText("“Deal value” is saved.")).isVisible();
        assertThat(admin.begins(AriaRole.LINK, "Deal value")).containsText("Changed");
        assertThat(other.find(AriaRole.COLUMNHEADER, "Valor")).isVisible();

        Locator form = newDeal(admin);
        form.getByLabel("Name").fill(staff.name("Bare"));
        Desk.find(form, AriaRole.BUTTON, "Save").click();
        assertThat(form).containsText("Deal value");
        assertThat(form).containsText("Without VAT");
        assertThat(form.locator("[aria-invalid=true]")).isVisible();

        admin.at(MODEL + "/pipeline.deal/amount");
        assertThat(page.getByText("The module says: Amount")).isVisible();
        admin.press("Revert to the module’s own");
        assertThat(page.getByLabel("Name · English")).hasValue("Amount");
        assertThat(other.find(AriaRole.COLUMNHEADER, "Importe")).isVisible();
    }

    @Test
    void valuesThatRulesGiveAreOnlyCalledOtherwiseAndColoured(Desks desks, Kartera kartera, Staff staff) {
        Desk admin = desks.of(kartera, Look.DESKTOP, staff.hire("admin", "en"));
        Page page = admin.at(MODEL + "/pipeline.deal/status");
        assertThat(page.getByText("Rules of the module set these values.")).isVisible();
        assertThat(admin.find(AriaRole.BUTTON, "Add option")).hasCount(0);
        assertThat(admin.find(AriaRole.BUTTON, "Move Open")).hasCount(0);
        page.getByLabel("Option 1, English").fill("In play");
        page.getByLabel("Colour of In play").fill("#2f6fed");
        admin.press("Save");
        assertThat(page.getByText("“Status” is saved.")).isVisible();

        String name = staff.name("Playing");
        String id = staff.deal(name, "Proposal").path("id").asText();
        admin.at("/record/pipeline.deal/" + id);
        assertThat(admin.find(AriaRole.ARTICLE, name)).containsText("In play");
    }

    @Test
    void aChoiceThatIsRetiredStaysWhereItIsAndIsOfferedNoLonger(Desks desks, Kartera kartera, Staff staff) {
        add(staff, choices());
        String id = staff.deal(staff.name("Kept"), "Proposal").path("id").asText();
        staff.admin()
                .patch("/api/v1/records/pipeline.deal/" + id, Map.of("urgency", "high"))
                .expect(200);
        Desk admin = desks.of(kartera, Look.DESKTOP, staff.hire("admin", "en"));
        Page page = admin.at(MODEL + "/pipeline.deal/urgency");
        admin.choose("More about High", "Retire");
        assertThat(page.getByText("Retired: records keep it")).isVisible();
        admin.press("Save");
        assertThat(page.getByText("“Urgency” is saved.")).isVisible();
        admin.at("/record/pipeline.deal/" + id);
        assertThat(page.locator(".chip.toned")).hasText("High");
        Locator offered = newDeal(admin).getByLabel("Urgency").getByRole(AriaRole.OPTION);
        assertThat(offered).hasText(new String[] {"None", "Low"});
    }

    @Test
    void aFormulaShowsWhereItIsWrongAndWhatItComesTo(Desks desks, Kartera kartera, Staff staff) {
        String name = staff.name("Counted");
        String id = staff.deal(name, "Proposal").path("id").asText();
        staff.admin()
                .patch(
                        "/api/v1/records/pipeline.deal/" + id,
                        Map.of("amount", Map.of("amount", "500.00", "currency", "EUR")))
                .expect(200);
        Desk admin = desks.of(kartera, Look.DESKTOP, staff.hire("admin", "en")).expect("status of 422 .*/formula");
        Page page = admin.at(MODEL + "/pipeline.deal/-new/formula");
        page.getByLabel("Name · English").fill("Margin");
        Locator formula = page.locator("k-formula textarea").first();
        formula.fill("amount * wrong");
        assertThat(page.getByText("At character 10")).isVisible();
        assertThat(page.locator("k-formula mark")).hasText("wrong");
        formula.fill("amount * 0.2");
        assertThat(page.locator("k-formula output").first()).hasText("€100");
        admin.press("Add “Margin”");
        assertThat(page.getByText("“Margin” is there.")).isVisible();
        // Records that were there before are computed by a job.
        Await.until(
                "the margin is computed",
                Duration.ofMinutes(1),
                () -> staff.admin()
                        .get("/api/v1/records/pipeline.deal/" + id)
                        .expect(200)
                        .path("margin")
                        .has("amount"));
        admin.at("/record/pipeline.deal/" + id);
        Locator record = admin.find(AriaRole.ARTICLE, name);
        assertThat(record).containsText("€100");
        assertThat(admin.find(AriaRole.BUTTON, "Margin is calculated")).isVisible();
        assertThat(admin.find(AriaRole.BUTTON, "Edit Margin")).hasCount(0);
    }

    @Test
    void aFieldShowsUnderItsConditionAndSaysWhatItsAuthorWants(Desks desks, Kartera kartera, Staff staff) {
        add(staff, choices());
        Desk admin = desks.of(kartera, Look.DESKTOP, staff.hire("admin", "en"));
        Page page = admin.at(MODEL + "/pipeline.deal/-new/integer");
        page.getByLabel("Name · English").fill("Days left");
        page.getByText("Check with a formula").click();
        page.getByLabel("What must hold").fill("daysLeft == null || daysLeft > 2");
        page.getByLabel("What to say otherwise · English").fill("Nothing is done in two days.");
        page.getByLabel("And with this value of Days left").fill("1");
        assertThat(page.locator("k-formula output").first()).hasText("No");
        page.getByLabel("And with this value of Days left").fill("3");
        assertThat(page.locator("k-formula output").first()).hasText("Yes");
        page.getByText("Show it only under a condition").click();
        page.getByLabel("Shown when").fill("urgency == 'high'");
        admin.press("Add “Days left”");
        assertThat(page.getByText("“Days left” is there.")).isVisible();

        Desk sales = desks.of(kartera, Look.DESKTOP, staff.hire("sales", "en"));
        Locator form = newDeal(sales);
        form.getByLabel("Name").fill(staff.name("Conditional"));
        assertThat(form.getByLabel("Days left")).isHidden();
        form.getByLabel("Urgency").selectOption("High");
        form.getByLabel("Days left").fill("1");
        Desk.find(form, AriaRole.BUTTON, "Save").click();
        assertThat(form.getByText("Nothing is done in two days.")).isVisible();
        form.getByLabel("Urgency").selectOption("Low");
        assertThat(form.getByLabel("Days left")).isHidden();
        Desk.find(form, AriaRole.BUTTON, "Save").click();
        assertThat(form).isHidden();
    }

    @Test
    void aFieldIsRetiredBroughtBackAndDeletedOnlyAfterItsNameWasTyped(Desks desks, Kartera kartera, Staff staff) {
        add(staff, choices());
        String id = staff.deal(staff.name("Lost"), "Proposal").path("id").asText();
        staff.admin()
                .patch("/api/v1/records/pipeline.deal/" + id, Map.of("urgency", "high"))
                .expect(200);
        Desk admin = desks.of(kartera, Look.DESKTOP, staff.hire("admin", "en"));
        Page page = admin.at(MODEL + "/pipeline.deal");
        admin.choose("More about Urgency", "Retire");
        page.getByText("1 retired field").click();
        admin.press("Bring back: Urgency");
        assertThat(admin.find(AriaRole.LINK, "Edit Urgency")).isVisible();
        admin.choose("More about Urgency", "Delete…");
        Locator sure = admin.dialog("Delete “Urgency”?");
        assertThat(sure).containsText("1 record has a value");
        assertThat(Desk.find(sure, AriaRole.BUTTON, "Delete for good")).isDisabled();
        sure.getByLabel("To confirm, type “Urgency”").fill("Urgency");
        Desk.find(sure, AriaRole.BUTTON, "Delete for good").click();
        assertThat(admin.find(AriaRole.LINK, "Edit Urgency")).hasCount(0);
    }

    @Test
    void aRecordTypeIsMadeIsInTheMenuAtOnceAndWorkedWith(Desks desks, Kartera kartera, Staff staff) {
        Desk admin = desks.of(kartera, Look.DESKTOP, staff.hire("admin", "en"));
        Page page = admin.at(MODEL);
        admin.find(AriaRole.LINK, "New record type").click();
        page.getByLabel("Name of one · English").fill("Vehicle");
        page.getByLabel("Name of several · English").fill("Vehicles");
        page.getByLabel("Name of one · Español").fill("Vehículo");
        page.getByLabel("Name of several · Español").fill("Vehículos");
        page.getByTitle("Car", new Page.GetByTitleOptions().setExact(true)).click();
        page.getByLabel("Name of field 1").fill("Plate");
        admin.press("Add field");
        page.getByLabel("Name of field 2").fill("Price");
        page.getByLabel("Kind of Price").selectOption("Money");
        admin.press("Add field");
        page.getByLabel("Name of field 3").fill("State");
        page.getByLabel("Kind of State").selectOption("Option list");
        page.getByLabel("Options, one in each line").fill("Free\nRented");
        admin.press("Plate");
        admin.press("Make record type");
        assertThat(page.getByText("Vehicles are ready")).isVisible();

        Desk.find(admin.find(AriaRole.NAVIGATION, "Menu"), AriaRole.LINK, "Vehicles")
                .click();
        Desk.find(page.locator("k-list header"), AriaRole.BUTTON, "New vehicle").click();
        Locator form = admin.dialog("New vehicle");
        form.getByLabel("Plate").fill("1234 KRT");
        form.getByLabel("State").selectOption("Rented");
        Desk.find(form, AriaRole.BUTTON, "Save").click();
        assertThat(admin.find(AriaRole.ARTICLE, "1234 KRT")).containsText("Rented");
        Desk sales = desks.of(kartera, Look.DESKTOP, staff.hire("sales", "es"));
        sales.at("/");
        Desk.find(sales.find(AriaRole.NAVIGATION, "Menú"), AriaRole.LINK, "Vehículos")
                .click();
        assertThat(sales.page().getByRole(AriaRole.GRID)).containsText("1234 KRT");
    }

    @Test
    void salesPeopleHaveNoSuchPage(Desks desks, Kartera kartera, Staff staff) {
        Desk sales = desks.of(kartera, Look.DESKTOP, staff.hire("sales", "en"));
        sales.at("/settings/profile");
        assertThat(sales.find(AriaRole.HEADING, "Profile")).isVisible();
        assertThat(sales.find(AriaRole.LINK, "Data model")).hasCount(0);
        sales.at(MODEL + "/pipeline.deal");
        assertThat(sales.page().getByText("This is for administrators")).isVisible();
    }
}
