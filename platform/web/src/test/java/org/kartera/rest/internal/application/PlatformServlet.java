package org.kartera.rest.internal.application;

import jakarta.servlet.http.HttpServlet;
import java.util.Set;
import org.kartera.records.metadata.Labels;
import org.kartera.records.metadata.MetadataSource;

/** The platform's application without OSGi. */
public final class PlatformServlet {
    private PlatformServlet() {}

    public static HttpServlet of(
            Resources resources, Set<Resources.Resource> members, MetadataSource metadata, Labels labels) {
        return resources.application("platform", members, new KnownModules("", metadata, labels, () -> false));
    }
}
