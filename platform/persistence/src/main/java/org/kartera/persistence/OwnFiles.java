package org.kartera.persistence;

import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleReference;

/**
 * Finds the files of the bundle that holds a class. A bundle's class loader does that by itself; on a plain class path, where every bundle has a
 * {@code KARTERA-INF}, this takes them from the folder or jar of the class alone.
 */
public final class OwnFiles extends ClassLoader {
    private final String base;

    private OwnFiles(ClassLoader classes, String base) {
        super(classes);
        this.base = base;
    }

    /** A loader of the classes that {@code origin} sees, and of the files beside it. */
    public static ClassLoader of(Class<?> origin) {
        ClassLoader classes = origin.getClassLoader();
        CodeSource source = origin.getProtectionDomain().getCodeSource();
        if (classes instanceof BundleReference || source == null || source.getLocation() == null) {
            return classes;
        }
        String location = source.getLocation().toString();
        return new OwnFiles(classes, location.endsWith("/") ? location : "jar:" + location + "!/");
    }

    @Override
    public @Nullable URL getResource(String name) {
        if (name.endsWith(".class")) {
            return super.getResource(name);
        }
        try {
            URL url = URI.create(base + name.replace(" ", "%20")).toURL();
            return exists(url) ? url : null;
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(name, e);
        }
    }

    private static boolean exists(URL url) {
        if ("file".equals(url.getProtocol())) {
            return Files.exists(Path.of(URI.create(url.toString())));
        }
        try (var stream = url.openStream()) {
            return stream != null;
        } catch (java.io.IOException e) {
            return false;
        }
    }
}
