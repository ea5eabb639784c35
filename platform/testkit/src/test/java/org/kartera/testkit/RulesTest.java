package org.kartera.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.jar.Attributes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kartera.records.metadata.Metadata;
import org.kartera.testkit.broken.ClockManager;

class RulesTest {
    @TempDir
    Path folder;

    private BuiltModule module(Map<String, String> headers) {
        return module(folder.toUri(), headers);
    }

    private static BuiltModule module(URI root, Map<String, String> headers) {
        Attributes attributes = new Attributes();
        attributes.putValue("Bundle-SymbolicName", "org.kartera.broken");
        headers.forEach(attributes::putValue);
        return new BuiltModule("broken", root, attributes);
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static void assertNames(List<String> faults, String... parts) {
        for (String part : parts) {
            assertTrue(faults.stream().anyMatch(fault -> fault.contains(part)), () -> part + " is not in " + faults);
        }
        assertEquals(parts.length, faults.size(), faults::toString);
    }

    @Test
    void codeThatBreaksTheRulesIsTold() {
        URI classes = URI.create(Objects.requireNonNull(ClockManager.class.getResource("ClockManager.class"))
                .toString()
                .replace("ClockManager.class", ""));
        assertNames(
                CodeRules.broken(module(classes, Map.of())),
                "java.sql",
                "org.osgi.framework",
                "is a job",
                "@Reference",
                "ticks",
                "words of the field");
    }

    @Test
    void importsOfTheKernelsInsidesAreTold() {
        assertNames(
                ManifestRules.broken(module(Map.of(
                        "Import-Package",
                        "java.util,org.kartera.records.metadata;version=\"[1.0,2)\",org.kartera.contacts.api,"
                                + "org.kartera.broken.deep,org.slf4j;version=\"[1,3)\",jakarta.ws.rs.core",
                        "DynamicImport-Package",
                        "*",
                        "Export-Package",
                        "org.kartera.broken"))),
                "imports org.kartera.records.metadata",
                "DynamicImport-Package",
                "modules/broken-api");
    }

    @Test
    void aComponentThatLivesWithoutItsModuleIsTold() throws IOException {
        write("OSGI-INF/clock.xml", "<component name=\"clock\"/>");
        assertNames(
                ManifestRules.broken(module(Map.of("Service-Component", "OSGI-INF/clock.xml"))),
                "(osgi.condition.id=kartera.broken)");
    }

    @Test
    void textsThatAreMissingAreListed() throws IOException {
        write("KARTERA-INF/i18n/messages.properties", "module = Broken\nhint = Up to {0}\n");
        write("KARTERA-INF/i18n/messages_es.properties", "module = Roto\nhint = Hasta\nsobra = Sobra\n");
        assertNames(
                new CatalogueRules(module(Map.of()), new Metadata(1, Map.of(), List.of()), Set.of("layout.clock"))
                        .broken(),
                "messages.properties:\nlayout.clock = \nmodule.description = ",
                "messages_es.properties:\nlayout.clock = \nmodule.description = ",
                "messages.properties:\nsobra = ",
                "placeholders");
    }
}
