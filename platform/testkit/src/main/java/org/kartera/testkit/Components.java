package org.kartera.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Parameter;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.kartera.events.internal.FollowFeed;
import org.kartera.jobs.internal.JobEngine;
import org.kartera.platform.event.RecordListener;
import org.kartera.platform.job.Job;
import org.kartera.platform.module.Probe;
import org.kartera.platform.record.ActionProvider;
import org.kartera.platform.record.RecordRule;
import org.kartera.records.internal.metadata.MetadataRegistry;
import org.kartera.records.internal.module.ModulePublication;
import org.kartera.records.internal.pipeline.RuleRegistry;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Makes the components of modules as declarative services would, from the descriptions that the build wrote, and hands what the kernel asks for to it. */
final class Components implements ModulePublication {
    private final Map<Class<?>, Object> services;
    private final RuleRegistry rules;
    private final MetadataRegistry metadata;
    private final FollowFeed feed;
    private final JobEngine jobs;
    private final Map<String, BuiltModule> modules = new HashMap<>();
    private final Map<String, Map<Class<?>, Object>> live = new LinkedHashMap<>();

    /** What stands in the description: the class, the number of its constructor's parameters, and the service for each that is a reference. */
    private record Description(Class<?> type, int parameters, Map<Integer, Class<?>> references) {}

    Components(
            Map<Class<?>, Object> services,
            RuleRegistry rules,
            MetadataRegistry metadata,
            FollowFeed feed,
            JobEngine jobs) {
        this.services = services;
        this.rules = rules;
        this.metadata = metadata;
        this.feed = feed;
        this.jobs = jobs;
    }

    /** Makes the components of {@code module} known, for when it is enabled. */
    void know(BuiltModule module) {
        modules.put(module.name(), module);
    }

    /** The living component that is a {@code type}. */
    synchronized <T> Optional<T> find(Class<T> type) {
        return live.values().stream()
                .flatMap(components -> components.values().stream())
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }

    @Override
    public synchronized void publish(String name, String version, long bundle) {
        BuiltModule module = modules.get(name);
        if (module == null) {
            return;
        }
        Map<Class<?>, Description> descriptions = new LinkedHashMap<>();
        for (URL file : module.components()) {
            Description description = read(file);
            descriptions.put(description.type(), description);
        }
        Map<Class<?>, Object> made = new LinkedHashMap<>();
        live.put(name, made);
        descriptions.values().forEach(description -> make(description, descriptions, made));
        made.values().forEach(this::add);
    }

    private void add(Object component) {
        if (component instanceof RecordRule<?> rule) {
            rules.add(rule, Map.of());
        }
        if (component instanceof ActionProvider actions) {
            metadata.addActions(actions);
        }
        if (component instanceof RecordListener listener) {
            feed.addListener(listener);
        }
        if (component instanceof Job job) {
            jobs.addJob(job);
        }
        if (component instanceof Probe probe) {
            check(probe);
        }
    }

    private static void check(Probe probe) {
        try {
            probe.check();
        } catch (Exception e) {
            throw new IllegalStateException(probe.getClass().getName() + " finds the module unfit", e);
        }
    }

    @Override
    public synchronized void withdraw(String name) {
        Map<Class<?>, Object> gone = live.remove(name);
        for (Object component : gone == null ? List.of() : gone.values()) {
            if (component instanceof RecordRule<?> rule) {
                rules.remove(rule);
            }
            if (component instanceof ActionProvider actions) {
                metadata.removeActions(actions);
            }
            if (component instanceof RecordListener listener) {
                feed.removeListener(listener);
            }
            if (component instanceof Job job) {
                jobs.removeJob(job);
            }
        }
    }

    private Object make(Description description, Map<Class<?>, Description> descriptions, Map<Class<?>, Object> made) {
        Object present = made.get(description.type());
        if (present != null) {
            return present;
        }
        Constructor<?> constructor = constructor(description);
        Parameter[] parameters = constructor.getParameters();
        Object[] arguments = new Object[parameters.length];
        for (int i = 0; i < arguments.length; i++) {
            Class<?> wanted = description.references().get(i);
            arguments[i] = wanted == null
                    ? settings(description, parameters[i].getType())
                    : service(description, wanted, descriptions, made);
        }
        try {
            Object component = constructor.newInstance(arguments);
            made.put(description.type(), component);
            return component;
        } catch (InstantiationException | IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(
                    "cannot make the component " + description.type().getName(), e);
        }
    }

    private static Constructor<?> constructor(Description description) {
        for (Constructor<?> constructor : description.type().getConstructors()) {
            if (constructor.getParameterCount() == description.parameters()) {
                return constructor;
            }
        }
        throw new IllegalStateException(description.type().getName() + " has no public constructor with "
                + description.parameters() + " parameters; write one with @Activate");
    }

    private Object service(
            Description description,
            Class<?> wanted,
            Map<Class<?>, Description> descriptions,
            Map<Class<?>, Object> made) {
        Object kernel = services.get(wanted);
        if (kernel != null) {
            return kernel;
        }
        for (Description other : descriptions.values()) {
            if (wanted.isAssignableFrom(other.type()) && !other.equals(description)) {
                return make(other, descriptions, made);
            }
        }
        return find(wanted)
                .map(Object.class::cast)
                .orElseThrow(() -> new IllegalStateException(description.type().getName() + " needs the service "
                        + wanted.getName() + ", which neither the kernel nor a module on the class path has"));
    }

    /** The defaults of a component property type. */
    private static Object settings(Description description, Class<?> type) {
        if (!type.isAnnotation()) {
            throw new IllegalStateException(description.type().getName() + " asks for " + type.getName()
                    + ", which is neither a service nor a component property type");
        }
        return Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> method.getDefaultValue());
    }

    private static Description read(URL file) {
        try (InputStream in = file.openStream()) {
            Element component = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(in)
                    .getDocumentElement();
            Map<Integer, Class<?>> references = new HashMap<>();
            for (Element reference : children(component, "reference")) {
                if (reference.hasAttribute("parameter")) {
                    references.put(
                            Integer.valueOf(reference.getAttribute("parameter")),
                            BuiltModule.load(reference.getAttribute("interface")));
                }
            }
            Element implementation = children(component, "implementation").get(0);
            @Nullable String count = component.getAttribute("init");
            return new Description(
                    BuiltModule.load(implementation.getAttribute("class")),
                    count == null || count.isEmpty() ? 0 : Integer.parseInt(count),
                    references);
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new IllegalStateException("cannot read " + file, e);
        }
    }

    private static List<Element> children(Element parent, String name) {
        NodeList nodes = parent.getElementsByTagName(name);
        List<Element> found = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            if (nodes.item(i) instanceof Element element) {
                found.add(element);
            }
        }
        return found;
    }
}
