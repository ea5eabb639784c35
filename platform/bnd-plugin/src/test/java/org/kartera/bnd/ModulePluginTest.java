package org.kartera.bnd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import aQute.bnd.osgi.Builder;
import aQute.bnd.osgi.Jar;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ModulePluginTest {

    private static final String COMPONENT = "OSGI-INF/org.kartera.bnd.module.Greeting.xml";

    private final Builder builder = new Builder();

    @AfterEach
    void close() throws IOException {
        builder.close();
    }

    @Test
    void aComponentOfAModuleWaitsForTheConditionOfTheModule() throws Exception {
        builder.setProperty("Kartera-Module", "automotive");

        String xml = build("org.kartera.bnd.module", COMPONENT);

        assertTrue(
                xml.contains(
                        "\"osgi.ds.satisfying.condition.target\" value=\"(osgi.condition.id=kartera.automotive)\""),
                xml);
        assertTrue(xml.contains("xmlns:scr=\"http://www.osgi.org/xmlns/scr/v1.5.0\""), xml);
        assertFalse(xml.contains("v1.3.0"), xml);
    }

    @Test
    void whatBndWroteIntoTheDescriptionStays() throws Exception {
        builder.setProperty("Kartera-Module", "automotive");

        String xml = build("org.kartera.bnd.module", COMPONENT);

        assertTrue(xml.contains("<property name=\"language\" type=\"String\" value=\"en\"/>"), xml);
        assertTrue(xml.contains("<provide interface=\"java.lang.Runnable\"/>"), xml);
    }

    @Test
    void aComponentOfAnotherBundleIsLeftAlone() throws Exception {
        String xml = build("org.kartera.bnd.module", COMPONENT);

        assertFalse(xml.contains("osgi.ds.satisfying.condition.target"), xml);
    }

    @Test
    void aConditionOfTheAuthorsOwnIsAnError() throws Exception {
        builder.setProperty("Kartera-Module", "automotive");

        build("org.kartera.bnd.conditional", "OSGI-INF/org.kartera.bnd.conditional.OnItsOwn.xml");

        assertEquals(
                List.of("OSGI-INF/org.kartera.bnd.conditional.OnItsOwn.xml:"
                        + " osgi.ds.satisfying.condition.target is reserved for the life of the module"),
                builder.getErrors());
    }

    private String build(String bundlePackage, String component) throws Exception {
        builder.addClasspath(new File("target/test-classes"));
        builder.setProperty("Private-Package", bundlePackage);
        builder.addBasicPlugin(new ModulePlugin());
        Jar jar = builder.build();
        try (InputStream xml = jar.getResource(component).openInputStream()) {
            return new String(xml.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
