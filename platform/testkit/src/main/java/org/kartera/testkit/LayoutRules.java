package org.kartera.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.kartera.platform.CrmException;
import org.kartera.platform.record.Query;
import org.kartera.web.internal.manifest.ModuleScreen;

/** What a module ships for the web client: a screen that the client understands, layouts of what there is, views that find something. */
final class LayoutRules {
    private final TestKernel kernel;
    private final ModuleScreen screen;

    LayoutRules(BuiltModule module, TestKernel kernel) {
        this.kernel = kernel;
        this.screen = new ModuleScreen(module.name(), files(module), kernel.metadata(), kernel.records()::parse);
    }

    /** What is wrong, one line each. */
    List<String> broken() {
        List<String> broken = new ArrayList<>(screen.faults());
        screen.contents().forEach((entity, layout) -> {
            query(entity, layout.path("list"), "list", broken);
            layout.path("views")
                    .forEach(view ->
                            query(entity, view, "the view " + view.path("name").asText(), broken));
        });
        return broken;
    }

    /** Keys that the catalogues must have. */
    Set<String> labels() {
        return screen.labels();
    }

    private void query(String entity, JsonNode view, String what, List<String> broken) {
        Query query = Query.of(entity)
                .where(kernel.records().parse(view.path("filter").asText()));
        String sort = view.path("sort").asText();
        List<String> fields = new ArrayList<>();
        view.path("columns").forEach(column -> fields.add(column.asText()));
        try {
            Query sorted = sort.isEmpty() ? query : query.sort(sort.split(",", -1));
            kernel.asSystem(() -> kernel.records().read(sorted.fields(fields.toArray(new String[0]))));
        } catch (CrmException refused) {
            broken.add("The layout of " + entity + ": " + what + " cannot be shown: " + refused.getMessage() + ".");
        }
    }

    /** The files of the module's folder {@code ui}, where the module is one that is being built. */
    private static Map<String, URL> files(BuiltModule module) {
        Map<String, URL> files = new TreeMap<>();
        if (!"file".equals(module.root().getScheme())) {
            return files;
        }
        Path folder = Path.of(module.root()).resolve("KARTERA-INF/ui");
        if (!Files.isDirectory(folder)) {
            return files;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file).toString().replace('\\', '/'), url(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private static URL url(Path file) throws MalformedURLException {
        return file.toUri().toURL();
    }
}
