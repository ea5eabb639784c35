package org.kartera.web.internal.client;

import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import org.osgi.framework.Bundle;

/** What a bundle has in a folder. */
public final class BundleFiles {
    private BundleFiles() {}

    /** Its files below {@code folder}, by their paths within it. */
    public static Map<String, URL> below(Bundle bundle, String folder) {
        Map<String, URL> files = new HashMap<>();
        Enumeration<URL> entries = bundle.findEntries(folder, "*", true);
        String root = "/" + folder + "/";
        for (URL url : entries == null ? Collections.<URL>emptyList() : Collections.list(entries)) {
            String path = url.getPath();
            int start = path.indexOf(root);
            if (start >= 0 && !path.endsWith("/")) {
                files.put(path.substring(start + root.length()), url);
            }
        }
        return files;
    }
}
