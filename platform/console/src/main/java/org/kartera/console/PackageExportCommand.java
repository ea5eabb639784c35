package org.kartera.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.jspecify.annotations.Nullable;
import org.kartera.records.configuration.ConfigurationPackage.Manifest;
import org.kartera.records.configuration.Packages.Shippable;

/** Writes a package of what was made of this installation, all of it unless parts are named. */
@Service
@Command(scope = "kartera", name = "package-export", description = "Writes a configuration package")
@SuppressWarnings("NullAway.Init")
public class PackageExportCommand implements Action {
    @Reference
    private ConsoleKernel kernel;

    @Reference
    private Session session;

    @Argument(index = 0, name = "name", description = "Name of the package, such as real-estate", required = true)
    private String name;

    @Argument(index = 1, name = "version", description = "Version of the package, such as 1.0.0", required = true)
    private String version;

    @Argument(index = 2, name = "file", description = "Path of the file on the server", required = true)
    private String file;

    @Option(name = "--title", description = "What people call it, in the language of the installation")
    private @Nullable String title;

    @Option(
            name = "--part",
            description =
                    "Part to export, as a whole or as fields=pipeline.deal.budget,...; may be given several times",
            multiValued = true)
    private @Nullable List<String> parts;

    @Override
    public @Nullable Object execute() {
        Map<String, @Nullable Object> said = new LinkedHashMap<>();
        said.put("name", name);
        said.put("version", version);
        said.put("title", Map.of(kernel.language(), title == null ? name : title));
        byte[] content = kernel.as(session, () -> {
            Manifest manifest = kernel.packages().manifest(said);
            return kernel.packages().export(manifest, chosen(kernel.packages().contents()));
        });
        try {
            Files.write(Path.of(file), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        session.getConsole().println(kernel.text("package.exported", name, version, file));
        return null;
    }

    private Map<String, Set<String>> chosen(List<Shippable> all) {
        Map<String, Set<String>> chosen = new TreeMap<>();
        if (parts == null) {
            all.forEach(thing -> add(chosen, thing.part(), List.of(thing.key())));
            return chosen;
        }
        for (String part : parts) {
            int equals = part.indexOf('=');
            String of = equals < 0 ? part : part.substring(0, equals);
            List<String> keys = equals < 0
                    ? all.stream()
                            .filter(thing -> thing.part().equals(of))
                            .map(Shippable::key)
                            .toList()
                    : Arrays.asList(part.substring(equals + 1).split(",", -1));
            add(chosen, of, keys);
        }
        return chosen;
    }

    private static void add(Map<String, Set<String>> chosen, String part, List<String> keys) {
        chosen.computeIfAbsent(part, none -> new LinkedHashSet<>()).addAll(keys);
    }
}
