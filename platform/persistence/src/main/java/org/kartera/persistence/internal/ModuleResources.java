package org.kartera.persistence.internal;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.List;
import liquibase.resource.AbstractResourceAccessor;
import liquibase.resource.Resource;
import liquibase.resource.URIResource;

/**
 * The files of one module, under paths that begin with the module's name: Liquibase knows a change set by its path, so that equal ids in two modules
 * stay apart.
 */
final class ModuleResources extends AbstractResourceAccessor {
    private final String prefix;
    private final ClassLoader loader;

    ModuleResources(String module, ClassLoader loader) {
        this.prefix = module + "/";
        this.loader = loader;
    }

    @Override
    public List<Resource> getAll(String path) throws IOException {
        String plain = path.startsWith("/") ? path.substring(1) : path;
        if (!plain.startsWith(prefix)) {
            return List.of();
        }
        URL found = loader.getResource(plain.substring(prefix.length()));
        return found == null ? List.of() : List.of(new BundleResource(plain, found));
    }

    /** A class loader cannot list its folders. */
    @Override
    public List<Resource> search(String path, boolean recursive) {
        return List.of();
    }

    @Override
    public List<String> describeLocations() {
        return List.of(prefix);
    }

    @Override
    public void close() {}

    private static URI uri(URL url) throws IOException {
        try {
            return url.toURI();
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    /** Read through its URL, since a bundle's protocol is known to the URL that the bundle gave alone. */
    private final class BundleResource extends URIResource {
        private final URL url;

        BundleResource(String path, URL url) throws IOException {
            super(path, uri(url));
            this.url = url;
        }

        @Override
        public java.io.InputStream openInputStream() throws IOException {
            return url.openStream();
        }

        @Override
        public Resource resolveSibling(String other) {
            return sibling(getPath().substring(0, getPath().lastIndexOf('/') + 1) + other);
        }

        @Override
        public Resource resolve(String other) {
            return sibling(getPath() + "/" + other);
        }
    }

    private Resource sibling(String path) {
        try {
            return get(path);
        } catch (IOException e) {
            throw new IllegalStateException(path, e);
        }
    }
}
