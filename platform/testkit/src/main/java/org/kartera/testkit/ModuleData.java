package org.kartera.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Loads what a module brings, as its installation does: {@code KARTERA-INF/data} and, to try it out, {@code KARTERA-INF/demo}. */
final class ModuleData {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final TestKernel kernel;
    private final String language;

    /** {@code language} picks {@code stages_es.csv} instead of {@code stages.csv}, where there is one. */
    ModuleData(TestKernel kernel, String language) {
        this.kernel = kernel;
        this.language = language;
    }

    /** Loads all that stands in {@code KARTERA-INF/<folder>/load.json}; what is refused is an error that tells why. */
    void load(BuiltModule module, String folder) {
        Optional<URL> list = module.file("KARTERA-INF/" + folder + "/load.json");
        if (list.isEmpty()) {
            return;
        }
        try (InputStream in = list.get().openStream()) {
            for (JsonNode each : MAPPER.readTree(in)) {
                String file = "KARTERA-INF/" + folder + "/" + each.path("file").asText();
                String csv = text(localised(module, file));
                JsonNode options = each.path("options");
                kernel.asSystem(() -> kernel.load(
                        each.path("entity").asText(), csv, options.isMissingNode() ? "" : options.toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private URL localised(BuiltModule module, String file) {
        int dot = file.lastIndexOf('.');
        return module.file(file.substring(0, dot) + "_" + language + file.substring(dot))
                .or(() -> module.file(file))
                .orElseThrow(() -> new AssertionError(module.name() + " lacks " + file));
    }

    private static String text(URL file) throws IOException {
        try (InputStream in = file.openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
