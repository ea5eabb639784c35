package org.kartera.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.kartera.persistence.OwnFiles;
import org.kartera.platform.record.Field;
import org.kartera.records.internal.module.ModuleContent;

/**
 * A module as it was built, on the class path: in a folder or in a jar.
 *
 * @param name the short name: {@code pipeline}
 * @param root where its files are, with a slash at the end
 * @param headers its manifest
 */
public record BuiltModule(String name, URI root, Attributes headers) {
    private static final String MANIFEST = "META-INF/MANIFEST.MF";
    private static final String HEADER = "Kartera-Module";
    private static final Pattern RECORD = Pattern.compile("kartera\\.record;class=\"([^\"]+)\"");
    private static final Pattern MIXIN = Pattern.compile("kartera\\.mixin;class=\"([^\"]+)\"");

    /** All modules on the class path, those of the kernel itself excepted; one comes behind those that it refers to. */
    public static List<BuiltModule> all() {
        List<BuiltModule> found = new ArrayList<>();
        try {
            for (URL url : Collections.list(BuiltModule.class.getClassLoader().getResources(MANIFEST))) {
                read(url).ifPresent(found::add);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Set<BuiltModule> ordered = new LinkedHashSet<>();
        found.forEach(module -> module.into(ordered, found));
        return List.copyOf(ordered);
    }

    /** The module whose root package is that of {@code origin}, such as a test. */
    public static BuiltModule of(Class<?> origin) {
        return all().stream()
                .filter(module -> module.symbolicName().equals(origin.getPackageName()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no module on the class path has the root package "
                        + origin.getPackageName() + "; build it with the parent org.kartera.modules"));
    }

    private static Optional<BuiltModule> read(URL url) throws IOException {
        try (InputStream in = url.openStream()) {
            Attributes headers = new Manifest(in).getMainAttributes();
            String name = headers.getValue(HEADER);
            boolean kernel =
                    String.valueOf(headers.getValue("Provide-Capability")).contains("kernel=true");
            String text = url.toString();
            URI root = URI.create(text.substring(0, text.length() - MANIFEST.length()));
            return name == null || kernel ? Optional.empty() : Optional.of(new BuiltModule(name, root, headers));
        }
    }

    private void into(Set<BuiltModule> ordered, List<BuiltModule> all) {
        if (!ordered.contains(this)) {
            Set<String> needed = references();
            all.stream()
                    .filter(other -> !other.equals(this) && needed.contains(other.name()))
                    .forEach(other -> other.into(ordered, all));
            ordered.add(this);
        }
    }

    private Set<String> references() {
        Set<String> needed = new LinkedHashSet<>();
        Stream.concat(records().stream(), mixins().stream())
                .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
                .flatMap(field -> Optional.ofNullable(field.getAnnotation(Field.class)).stream())
                .flatMap(field -> Arrays.stream(field.ref()))
                .forEach(record -> needed.add(record.substring(0, record.indexOf('.'))));
        return needed;
    }

    /** Its root package, which is its artifact's name too. */
    public String symbolicName() {
        return header("Bundle-SymbolicName").split(";", -1)[0];
    }

    /** A header of the manifest; empty where there is none. */
    public String header(String header) {
        String value = headers.getValue(header);
        return value == null ? "" : value;
    }

    /** Classes of its record types. */
    public List<Class<?>> records() {
        return classes(RECORD);
    }

    /** Classes that add fields to others' record types. */
    public List<Class<?>> mixins() {
        return classes(MIXIN);
    }

    private List<Class<?>> classes(Pattern capability) {
        List<Class<?>> classes = new ArrayList<>();
        Matcher matcher = capability.matcher(header("Provide-Capability"));
        while (matcher.find()) {
            classes.add(load(matcher.group(1)));
        }
        return classes;
    }

    /** The files that describe its components. */
    public List<URL> components() {
        return Arrays.stream(header("Service-Component").split(",", -1))
                .map(String::strip)
                .filter(path -> !path.isEmpty())
                .map(path -> file(path).orElseThrow(() -> new IllegalStateException(name + " lacks " + path)))
                .toList();
    }

    /** One of its files. */
    public Optional<URL> file(String path) {
        try {
            URL url = URI.create(root + path).toURL();
            url.openStream().close();
            return Optional.of(url);
        } catch (IOException absent) {
            return Optional.empty();
        }
    }

    ModuleContent content() {
        List<Class<?>> records = records();
        List<Class<?>> types = records.isEmpty() ? mixins() : records;
        return new ModuleContent(
                name,
                header("Bundle-Version"),
                records,
                mixins(),
                types.isEmpty() ? loader() : OwnFiles.of(types.get(0)));
    }

    private static ClassLoader loader() {
        return BuiltModule.class.getClassLoader();
    }

    static Class<?> load(String type) {
        try {
            return Class.forName(type, false, loader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
