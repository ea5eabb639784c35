package org.kartera.endtoend;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The feature of a module in one version, as whoever ships modules would make it. */
final class Delivery {
    private final String module;
    private final String version;
    private final Map<String, Path> bundles = new LinkedHashMap<>();

    Delivery(String module, String version) {
        this.module = module;
        this.version = version;
    }

    /** This delivery with a bundle {@code org.kartera.<name>} of the same version. */
    Delivery with(String name, Path jar) {
        bundles.put("org.kartera/org.kartera." + name + "/" + version, jar);
        return this;
    }

    private String features() {
        String listed = bundles.keySet().stream()
                .map(bundle -> "<bundle start-level=\"60\">mvn:" + bundle + "</bundle>")
                .collect(Collectors.joining());
        return """
                <features name="%1$s-%2$s" xmlns="http://karaf.apache.org/xmlns/features/v1.6.0">
                  <feature name="kartera-%1$s" version="%2$s">%3$s</feature>
                </features>
                """.formatted(module, version, listed);
    }

    /** Makes the module one that can be installed at this server, and does not install it. */
    void offerTo(Kartera kartera, Path folder) throws Exception {
        Path repository = kartera.data().resolve("runtime/repository");
        for (Map.Entry<String, Path> bundle : bundles.entrySet()) {
            Path target = repository.resolve(path(bundle.getKey()));
            Files.createDirectories(target.getParent());
            Files.copy(bundle.getValue(), target, StandardCopyOption.REPLACE_EXISTING);
        }
        Path features = Files.writeString(folder.resolve(module + "-" + version + ".xml"), features());
        kartera.exec("feature:repo-add " + features.toUri());
    }

    /** {@code org.kartera/org.kartera.notes/1.0.0} as the path of a jar below the root of a repository. */
    private static String path(String bundle) {
        String[] parts = bundle.split("/", -1);
        return String.join("/", parts[0].replace('.', '/'), parts[1], parts[2], parts[1] + "-" + parts[2] + ".jar");
    }

    /** Writes the whole delivery as one kar. */
    Path kar(Path folder) throws IOException {
        Path kar = folder.resolve(module + "-" + version + ".kar");
        try (OutputStream out = Files.newOutputStream(kar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            String features = "repository/org/kartera/" + module + "-features/" + version + "/" + module + "-features-"
                    + version + "-features.xml";
            zip.putNextEntry(new ZipEntry(features));
            zip.write(features().getBytes(StandardCharsets.UTF_8));
            for (Map.Entry<String, Path> bundle : bundles.entrySet()) {
                zip.putNextEntry(new ZipEntry("repository/" + path(bundle.getKey())));
                zip.write(Files.readAllBytes(bundle.getValue()));
            }
        }
        return kar;
    }
}
