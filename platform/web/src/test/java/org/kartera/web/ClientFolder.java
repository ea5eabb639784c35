package org.kartera.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** Folders of files, such as the build of the client writes. */
public final class ClientFolder {
    /** A script in the page. */
    public static final String THEME = "document.documentElement.dataset.theme = localStorage.theme ?? '';";

    /** A map in the page. */
    public static final String IMPORTS = "{\"imports\":{\"lit\":\"/assets/lit-1a.js\"}}";

    /** The styles in the page. */
    public static final String STYLES = "body{margin:0}";

    /** What the client consists of. */
    public static final String SHELL = "export const shell = 1;\n".repeat(100);

    private ClientFolder() {}

    /** A small client: a page, two scripts, of which one is compressed, and what a browser installs. */
    public static Map<String, URL> client(Path folder) {
        write(
                folder.resolve("index.html"),
                "<!doctype html>\n<html lang=\"en\"><head><script type=\"importmap\">" + IMPORTS + "</script>\n<style>"
                        + STYLES
                        + "</style><style id=\"brand\"></style><script>" + THEME
                        + "</script><script type=\"module\" src=\"/assets/shell-9f.js\"></script></head></html>\n");
        write(folder.resolve("assets/shell-9f.js"), SHELL);
        zip(folder.resolve("assets/shell-9f.js"));
        write(folder.resolve("assets/lit-1a.js"), "export const lit = 1;\n");
        write(folder.resolve("sw.js"), "self.addEventListener('fetch', () => {});\n");
        write(folder.resolve("manifest.webmanifest"), "{\"name\":\"Kartera\"}");
        write(folder.resolve("icon.svg"), "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
        return below(folder);
    }

    /** Writes a file. */
    public static void write(Path file, String content) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void zip(Path file) {
        try (GZIPOutputStream gzip = new GZIPOutputStream(Files.newOutputStream(Path.of(file + ".gz")))) {
            gzip.write(Files.readString(file).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files below {@code folder}, by their paths in it. */
    public static Map<String, URL> below(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .collect(Collectors.toMap(
                            file -> folder.relativize(file).toString().replace('\\', '/'), ClientFolder::url));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URL url(Path file) {
        try {
            return file.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }
}
