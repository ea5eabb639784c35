package org.kartera.endtoend;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives browser tests what they ask for: {@link Desks} of the test, the {@link Kartera} with demo data and the {@link Staff} there. Server and
 * Playwright are shared by all classes and end with the last one, the browser by the tests of a class.
 */
final class Web implements ParameterResolver, AfterEachCallback {
    private static final Namespace NAMESPACE = Namespace.create(Web.class);
    private static final double PATIENCE = 20_000;

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Desks.class || type == Kartera.class || type == Staff.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        if (type == Desks.class) {
            return context.getStore(NAMESPACE)
                    .getOrComputeIfAbsent(Desks.class, missing -> new Desks(browser(context)), Desks.class);
        }
        Demo demo = context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(Demo.class, missing -> new Demo(), Demo.class);
        return type == Kartera.class ? demo.kartera : demo.staff;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Desks desks = context.getStore(NAMESPACE).remove(Desks.class, Desks.class);
        if (desks == null) {
            return;
        }
        if (context.getExecutionException().isPresent()) {
            desks.pictures(context.getRequiredTestClass().getSimpleName() + "-"
                    + context.getRequiredTestMethod().getName());
        }
        desks.close();
    }

    private static Browser browser(ExtensionContext context) {
        ExtensionContext ofClass = context.getParent().orElseThrow();
        return Objects.requireNonNull(ofClass.getStore(NAMESPACE)
                        .getOrComputeIfAbsent(Opened.class, missing -> new Opened(playwright(context)), Opened.class))
                .browser;
    }

    private static Playwright playwright(ExtensionContext context) {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        return Objects.requireNonNull(context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                        Playwright.class,
                        missing -> Playwright.create(
                                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))),
                        Playwright.class));
    }

    /** The browser of a class. */
    private static final class Opened implements AutoCloseable {
        final Browser browser;

        Opened(Playwright playwright) {
            browser = playwright
                    .chromium()
                    .launch(new LaunchOptions()
                            .setExecutablePath(Chromium.executable())
                            .setHeadless(true)
                            .setChromiumSandbox(!Chromium.root()));
        }

        @Override
        public void close() {
            browser.close();
        }
    }

    /** The server that all classes share. */
    private static final class Demo implements AutoCloseable {
        final Path folder;
        final Kartera kartera;
        final Staff staff;

        Demo() {
            try {
                folder = Files.createTempDirectory("kartera-web");
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
            kartera = Kartera.start(folder.resolve("data"), Map.of(), "--demo");
            staff = new Staff(kartera.admin());
        }

        @Override
        public void close() throws IOException {
            kartera.close();
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
