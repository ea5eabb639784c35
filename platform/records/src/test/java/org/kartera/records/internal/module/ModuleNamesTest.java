package org.kartera.records.internal.module;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kartera.records.module.ModuleTexts;

class ModuleNamesTest {
    private final ModuleNames names = new ModuleNames();

    @TempDir
    private Path bundle;

    @Test
    void aModuleIsCalledAsItsCatalogueSaysInTheLanguageOfWhoAsks() throws IOException {
        write("messages.properties", "module = Boats\nmodule.description = Boats and berths\n");
        write("messages_es.properties", "module = Barcos\n");
        arrive();

        assertEquals(new ModuleTexts("Boats", "Boats and berths"), names.of("harbour", Locale.UK));
        assertEquals(
                new ModuleTexts("Barcos", "Boats and berths"), names.of("harbour", Locale.forLanguageTag("es-MX")));
    }

    @Test
    void whereNobodyHasSaidItIsItsShortName() {
        arrive();

        assertEquals(new ModuleTexts("harbour", ""), names.of("harbour", Locale.ENGLISH));
    }

    @Test
    void oneThatHasGoneIsKnownByItsShortName() throws IOException {
        write("messages.properties", "module = Boats\n");
        arrive();
        names.depart("harbour");

        assertEquals(new ModuleTexts("harbour", ""), names.of("harbour", Locale.ENGLISH));
    }

    private void write(String file, String content) throws IOException {
        Path folder = Files.createDirectories(bundle.resolve("KARTERA-INF/i18n"));
        Files.writeString(folder.resolve(file), content);
    }

    private void arrive() {
        Function<String, @Nullable URL> files = path -> Files.exists(bundle.resolve(path)) ? url(path) : null;
        names.arrive(new Hosted.Arrival(
                "harbour",
                "1.0.0",
                7,
                false,
                Set.of(),
                () -> {
                    throw new AssertionError("nobody asks for its classes");
                },
                files));
    }

    private URL url(String path) {
        try {
            return bundle.resolve(path).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new AssertionError(e);
        }
    }
}
