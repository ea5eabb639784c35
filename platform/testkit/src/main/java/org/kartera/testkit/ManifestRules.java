package org.kartera.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the manifest of a module and the descriptions of its components may say. */
final class ManifestRules {
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");
    private static final Pattern FOREIGN_API = Pattern.compile("org\\.kartera\\.\\w+\\.api(\\..*)?");
    private static final List<String> ALLOWED = List.of(
            "java.",
            "org.kartera.platform",
            "org.osgi.service.component",
            "org.slf4j",
            "org.jspecify.",
            "jakarta.ws.rs");

    private ManifestRules() {}

    /** What is wrong, one line each. */
    static List<String> broken(BuiltModule module) {
        List<String> broken = new ArrayList<>();
        imports(module)
                .filter(name -> !allowed(module, name))
                .forEach(
                        name -> broken.add(
                                "The bundle imports " + name + "; a module may import java.*, "
                                        + "org.kartera.platform.*, other modules' api, DS annotations, slf4j, JSpecify and jakarta.ws.rs."));
        for (String header : List.of("DynamicImport-Package", "Require-Bundle", "Bundle-Activator", "Fragment-Host")) {
            if (!module.header(header).isEmpty()) {
                broken.add("The manifest has " + header + ": " + module.header(header));
            }
        }
        if (!module.header("Export-Package").isEmpty()) {
            broken.add("The bundle exports " + module.header("Export-Package")
                    + "; what others may call goes into a bundle of its own, modules/" + module.name() + "-api.");
        }
        String condition = "(osgi.condition.id=kartera." + module.name() + ")";
        for (URL component : module.components()) {
            if (!text(component).contains("osgi.ds.satisfying.condition.target\" value=\"" + condition)) {
                broken.add("The component " + component + " has not the condition target " + condition
                        + "; build the module with the parent org.kartera.modules.");
            }
        }
        return broken;
    }

    private static Stream<String> imports(BuiltModule module) {
        return Stream.of(QUOTED.matcher(module.header("Import-Package"))
                        .replaceAll("")
                        .split(",", -1))
                .map(clause -> clause.split(";", -1)[0].strip())
                .filter(name -> !name.isEmpty());
    }

    private static boolean allowed(BuiltModule module, String name) {
        return name.startsWith(module.symbolicName())
                || FOREIGN_API.matcher(name).matches()
                || ALLOWED.stream().anyMatch(name::startsWith);
    }

    private static String text(URL file) {
        try (InputStream in = file.openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
