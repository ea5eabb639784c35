package org.kartera.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/** The import wizard, as somebody uses it who speaks Spanish. */
final class Wizard {
    private static final double LONG = 300_000;

    private final Desk desk;
    private final Page page;

    /** Opens it for records of that type, with a file. */
    Wizard(Desk desk, String entity, Path file) {
        this.desk = desk;
        page = desk.at("/import/" + entity);
        page.locator("input[type=file]").setInputFiles(file);
    }

    /** The choice of the field that a column goes to. */
    Locator field(String column) {
        return page.getByLabel("Campo para la columna " + column, new Page.GetByLabelOptions().setExact(true));
    }

    Wizard send(String column, String field) {
        field(column).selectOption(field);
        return this;
    }

    Wizard leaveOut(String... columns) {
        for (String column : columns) {
            field(column).selectOption("");
        }
        return this;
    }

    /** Makes one of the finer choices about a column or a further field, by what is written over it. */
    Wizard choose(String label, String of, String option) {
        labelled(label, of).selectOption(new SelectOption().setLabel(option));
        return this;
    }

    Wizard write(String label, String of, String text) {
        Locator input = labelled(label, of);
        input.fill(text);
        input.press("Tab");
        return this;
    }

    private Locator labelled(String label, String of) {
        return page.getByLabel(of.isEmpty() ? label : label + ": " + of, new Page.GetByLabelOptions().setExact(true));
    }

    /** Adds a field that no column goes to; it is told by its name and then by its label. */
    Wizard add(String field, String label, String from, String value) {
        desk.press("Añadir un campo");
        page.getByLabel("Campo", new Page.GetByLabelOptions().setExact(true))
                .last()
                .selectOption(field);
        choose("Valor", label, from);
        Locator input = labelled(from, label);
        if (input.evaluate("each => each.localName").equals("select")) {
            input.selectOption(new SelectOption().setLabel(value));
            return this;
        }
        return write(from, label, value);
    }

    /** Says that the record referred to is in the one with that name, or in the one that a column names. */
    Wizard tellApart(String entity, String of, String field, String label, String from, String value) {
        page.locator(row(of))
                .getByRole(AriaRole.BUTTON)
                .filter(new Locator.FilterOptions().setHasText("Distinguir"))
                .click();
        labelled(entity + " con", of).selectOption(field);
        choose("Valor", of + ", " + label, from);
        return from.equals("Columna") ? choose(from, of + ", " + label, value) : write(from, of + ", " + label, value);
    }

    /** Writes another value for one of a column. */
    Wizard replace(String column, String value, String with) {
        Locator input = opened(row(column)).getByLabel("En lugar de " + value);
        input.fill(with);
        input.press("Tab");
        return this;
    }

    /** Chooses what a value stands for in the field that was added last. */
    Wizard replaceLast(String value, String with) {
        opened(".extra >> nth=-1").getByLabel("En lugar de " + value).selectOption(new SelectOption().setLabel(with));
        return this;
    }

    private static String row(String column) {
        return "tr:has(select[aria-label='Campo para la columna " + column + "'])";
    }

    private Locator opened(String part) {
        Locator values = page.locator(part).locator("k-import-values");
        if (values.locator("details[open]").count() == 0) {
            values.locator("summary").click();
        }
        return values;
    }

    /** Says by what a row is recognised and what happens to those that are there. */
    Wizard recognise(String by, String way) {
        labelled("Se reconocen por", "").selectOption(by);
        return choose("Fichas que ya existen", "", way);
    }

    /** Tries it; nothing is refused. */
    Wizard tried() {
        desk.press("Probar sin guardar");
        ended("Todas las filas se pueden importar");
        return this;
    }

    /** Imports it after the trial, or without one, and waits for the end. */
    void imported(int rows) {
        desk.press("Importar");
        ended("Importación terminada");
        assertThat(page.locator("k-import-run"))
                .containsText(Pattern.compile(written(rows) + " de " + written(rows) + " filas"));
    }

    /** A number, whatever parts its thousands. */
    static String written(long number) {
        return String.format(Locale.ROOT, "%,d", number).replace(",", "[.,\\s]?");
    }

    private void ended(String heading) {
        assertThat(page.locator("k-import-run [role=status] h2"))
                .containsText(heading, new LocatorAssertions.ContainsTextOptions().setTimeout(LONG));
    }
}
