package org.kartera.web.internal.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * The files of the client as its build wrote them. An address is served where it is exactly that of a file; so no spelling of an address leads to anything
 * else. What changes under its name is kept in memory, the large rest stays in the bundle.
 */
@Component(service = ClientFiles.class)
public final class ClientFiles {
    /** Where the bundle has them. */
    static final String FOLDER = "KARTERA-WEB";

    private static final String INDEX = "index.html";
    private static final String LASTING = "assets/";
    private static final String PACKED = ".gz";

    private final Map<String, StaticFile> files = new HashMap<>();
    private final String build;
    private final @Nullable ClientPage page;

    @Activate
    public ClientFiles(BundleContext context) {
        this(BundleFiles.below(context.getBundle(), FOLDER));
    }

    /** Not public, since OSGi would take the map for its configuration. */
    private ClientFiles(Map<String, URL> paths) {
        MessageDigest digest = Digests.sha256();
        ClientPage found = null;
        for (Map.Entry<String, URL> file : new TreeMap<>(paths).entrySet()) {
            String path = file.getKey();
            if (path.endsWith(PACKED)) {
                continue;
            }
            Digests.name(digest, path);
            URL packed = paths.get(path + PACKED);
            if (path.startsWith(LASTING)) {
                files.put(path, lasting(path, file.getValue(), packed));
            } else {
                byte[] bytes = read(file.getValue());
                digest.update(bytes);
                if (path.equals(INDEX)) {
                    found = new ClientPage(new String(bytes, StandardCharsets.UTF_8));
                } else {
                    files.put(path, changing(path, bytes, packed));
                }
            }
        }
        build = Digests.brief(digest);
        page = found;
    }

    /** Of files by their paths within the folder. */
    public static ClientFiles of(Map<String, URL> paths) {
        return new ClientFiles(paths);
    }

    private static StaticFile lasting(String path, URL plain, @Nullable URL packed) {
        // The name holds a hash of the content.
        String tag = path.substring(path.lastIndexOf('/') + 1);
        return new StaticFile(
                MediaTypes.of(path), tag, true, () -> read(plain), packed == null ? null : () -> read(packed));
    }

    private static StaticFile changing(String path, byte[] bytes, @Nullable URL packed) {
        byte[] gzip = packed == null ? null : read(packed);
        return new StaticFile(
                MediaTypes.of(path), Digests.brief(bytes), false, () -> bytes, gzip == null ? null : () -> gzip);
    }

    private static byte[] read(URL url) {
        try (InputStream in = url.openStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + url, e);
        }
    }

    /** The file at an address, which begins with a slash; the page is none of them. */
    Optional<StaticFile> at(String address) {
        return Optional.ofNullable(files.get(address.substring(1)));
    }

    /** The page; empty where the client was left out of the build. */
    Optional<ClientPage> page() {
        return Optional.ofNullable(page);
    }

    /** What tells this build of the client from others. */
    public String build() {
        return build;
    }
}
