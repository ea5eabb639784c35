package org.kartera.endtoend;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Somebody before a browser of their own. What goes wrong on its page without being expected fails the test at the end. */
final class Desk implements AutoCloseable {
    private static final Path SCREENS = Path.of("target", "screens");
    private static final double PATIENCE = 30_000;

    private final BrowserContext context;
    private final Page page;
    private final String url;
    private final List<String> troubles = new ArrayList<>();
    private final List<Pattern> expected = new ArrayList<>();

    Desk(Browser browser, String url, Look look) {
        this.url = url;
        context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(url)
                .setLocale(look.language())
                .setTimezoneId("Europe/Madrid")
                .setColorScheme(look.theme())
                .setViewportSize(look.screen().width(), look.screen().height())
                .setHasTouch(look.screen() == Look.Screen.PHONE)
                .setIsMobile(look.screen() == Look.Screen.PHONE));
        context.setDefaultTimeout(PATIENCE);
        context.onConsoleMessage(this::told);
        context.onWebError(error -> troubles.add("error on the page: " + error.error()));
        context.onRequest(this::asked);
        page = context.newPage();
        // A stranger's page asks who is there and is told that nobody is.
        expect("status of 401 .*/api/v1/session:");
    }

    private void told(ConsoleMessage message) {
        if (message.type().equals("error")) {
            troubles.add("console: " + message.text() + " " + message.location());
        }
    }

    private void asked(Request request) {
        String address = request.url();
        if (!address.startsWith(url + "/") && !address.startsWith("data:") && !address.startsWith("blob:")) {
            troubles.add("request to another host: " + address);
        }
    }

    /** Lets trouble of that kind pass. */
    Desk expect(String trouble) {
        expected.add(Pattern.compile(trouble));
        return this;
    }

    /** Signs in without the sign-in screen. */
    Desk signedIn(String login) {
        var answer = context.request()
                .post(
                        "/api/v1/session",
                        RequestOptions.create().setData(Map.of("login", login, "password", Kartera.PASSWORD)));
        if (answer.status() != 200) {
            throw new AssertionError(login + " cannot sign in: " + answer.text());
        }
        return this;
    }

    /** Goes to an address by a load of the page. */
    Page at(String path) {
        page.navigate(path);
        return page;
    }

    Page page() {
        return page;
    }

    /** What has that role and exactly that name. */
    Locator find(AriaRole role, String name) {
        return page.getByRole(role, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** The same within a part of the page. */
    static Locator find(Locator within, AriaRole role, String name) {
        return within.getByRole(
                role, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    /** What has that role and a name that begins so. */
    Locator begins(AriaRole role, String name) {
        return page.getByRole(role, new Page.GetByRoleOptions().setName(Pattern.compile("^" + literal(name))));
    }

    /** The text as the browser's regular expressions want it, which know no quotation. */
    private static String literal(String text) {
        return text.replaceAll("[.*+?^${}()|\\[\\]\\\\]", "\\\\$0");
    }

    /** The form over the page with that heading. */
    Locator dialog(String heading) {
        return page.locator("k-dialog").filter(new Locator.FilterOptions().setHas(find(AriaRole.HEADING, heading)));
    }

    void press(String button) {
        find(AriaRole.BUTTON, button).click();
    }

    /** Chooses from the menu of a button. */
    void choose(String menu, String item) {
        press(menu);
        find(AriaRole.MENUITEM, item).click();
    }

    BrowserContext context() {
        return context;
    }

    /** Leaves a picture for people to look at. */
    void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENS.resolve(name + ".png")));
    }

    @Override
    public void close() {
        context.close();
        List<String> unexpected = troubles.stream()
                .filter(trouble -> expected.stream()
                        .noneMatch(pattern -> pattern.matcher(trouble).find()))
                .distinct()
                .toList();
        if (!unexpected.isEmpty()) {
            throw new AssertionError("trouble on the page:\n" + String.join("\n", unexpected));
        }
    }
}
