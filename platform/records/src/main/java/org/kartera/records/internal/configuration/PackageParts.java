package org.kartera.records.internal.configuration;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.kartera.platform.configuration.ConfigurationPart;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The parts of packages that somebody here knows. For any thread. */
@Component(service = PackageParts.class)
public final class PackageParts {
    private static final Comparator<ConfigurationPart> ORDER =
            Comparator.comparingInt(ConfigurationPart::place).thenComparing(ConfigurationPart::name);

    private final List<ConfigurationPart> parts = new CopyOnWriteArrayList<>();

    /** Tells of a part. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addPart(ConfigurationPart part) {
        parts.add(part);
    }

    /** Nobody knows it any more. */
    public void removePart(ConfigurationPart part) {
        parts.remove(part);
    }

    /** All, in the order in which they are applied. */
    List<ConfigurationPart> all() {
        return parts.stream().sorted(ORDER).toList();
    }

    Optional<ConfigurationPart> find(String name) {
        return parts.stream().filter(part -> part.name().equals(name)).findFirst();
    }
}
