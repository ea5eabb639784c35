package org.kartera.web.internal.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.kartera.platform.record.Filter;
import org.kartera.records.metadata.Metadata;
import org.kartera.web.internal.layout.Layout;
import org.kartera.web.internal.layout.LayoutReader;

/** What a module has for the client, seen in the light of the metadata: for notes to admins, and for the contract test of modules. */
public final class ModuleScreen {
    private final UiModule module;
    private final Map<String, Layout> layouts = new TreeMap<>();

    /** Of the files of its folder {@code ui}, by their paths in it; {@code filters} parses RSQL. */
    public ModuleScreen(String name, Map<String, URL> files, Metadata metadata, Function<String, Filter> filters) {
        this(UiModule.of(name, "", files), metadata, filters);
    }

    ModuleScreen(UiModule module, Metadata metadata, Function<String, Filter> filters) {
        this.module = module;
        LayoutReader reader = new LayoutReader(metadata, filters);
        module.layouts().forEach((entity, file) -> layouts.put(entity, reader.read(module.name(), entity, file)));
    }

    /** All that is wrong, in words for its author. */
    public List<String> faults() {
        List<String> faults = new ArrayList<>(module.faults());
        layouts.forEach((entity, layout) -> layout.faults().stream()
                .map(fault -> "The layout of " + entity + ": " + fault + ".")
                .forEach(faults::add));
        return faults;
    }

    /** Keys of the catalogue that its layouts name. */
    public Set<String> labels() {
        Set<String> labels = new TreeSet<>();
        layouts.values().forEach(layout -> labels.addAll(layout.labels()));
        return labels;
    }

    /** What its layouts say, by record type. */
    public Map<String, JsonNode> contents() {
        Map<String, JsonNode> contents = new TreeMap<>();
        layouts.forEach((entity, layout) -> contents.put(entity, layout.content()));
        return contents;
    }
}
