package org.kartera.endtoend;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;

/** The desks of one test. */
final class Desks implements AutoCloseable {
    private final Browser browser;
    private final List<Desk> open = new ArrayList<>();

    Desks(Browser browser) {
        this.browser = browser;
    }

    /** A desk of somebody who has not signed in. */
    Desk of(Kartera kartera, Look look) {
        Desk desk = new Desk(browser, kartera.url(), look);
        open.add(desk);
        return desk;
    }

    /** A desk of somebody who has. */
    Desk of(Kartera kartera, Look look, String login) {
        return of(kartera, look).signedIn(login);
    }

    /** What there was to see when the test failed. */
    void pictures(String name) {
        for (int at = 0; at < open.size(); at++) {
            Page page = open.get(at).page();
            if (!page.isClosed()) {
                open.get(at).picture("failed-" + name + (at == 0 ? "" : "-" + at));
            }
        }
    }

    @Override
    public void close() {
        AssertionError failure = null;
        for (Desk desk : open) {
            try {
                desk.close();
            } catch (AssertionError trouble) {
                if (failure == null) {
                    failure = trouble;
                } else {
                    failure.addSuppressed(trouble);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
