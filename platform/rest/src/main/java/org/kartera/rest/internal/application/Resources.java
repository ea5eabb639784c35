package org.kartera.rest.internal.application;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.kartera.platform.Callers;
import org.kartera.rest.internal.json.JsonBodies;
import org.kartera.rest.internal.problem.Problems;
import org.kartera.rest.internal.web.Limits;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Makes applications of resources. */
@Component(service = Resources.class)
public final class Resources {
    /**
     * A resource of JAX-RS.
     *
     * @param open whether whoever has not signed in may call it
     */
    public record Resource(Object instance, boolean open) {}

    private final Problems problems;
    private final Callers callers;
    private final Limits limits;

    @Activate
    public Resources(@Reference Problems problems, @Reference Callers callers, @Reference Limits limits) {
        this.problems = problems;
        this.callers = callers;
        this.limits = limits;
    }

    /** An application that has not been initialised yet. */
    JerseyServlet application(String name, Set<Resource> resources, Failures.Knowledge knowledge) {
        Set<Object> instances =
                resources.stream().map(Resource::instance).collect(Collectors.toCollection(LinkedHashSet::new));
        Set<Class<?>> open = resources.stream()
                .filter(Resource::open)
                .map(resource -> resource.instance().getClass())
                .collect(Collectors.toSet());
        return new JerseyServlet(
                name,
                instances,
                List.of(
                        new JsonBodies(),
                        new SignInRequired(open),
                        new Failures(problems, callers, knowledge),
                        new Compression(limits.compressFrom())));
    }

    Limits limits() {
        return limits;
    }
}
