package org.kartera.records.internal.module;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.kartera.records.internal.installation.Catalogue;
import org.kartera.records.module.ModuleTexts;

/** What people call the modules whose bundles are here, enabled or not. Any thread. */
final class ModuleNames {
    private final Map<String, Catalogue> catalogues = new ConcurrentHashMap<>();

    void arrive(Hosted.Arrival arrival) {
        catalogues.put(arrival.name(), new Catalogue(arrival.files()));
    }

    void depart(String name) {
        catalogues.remove(name);
    }

    ModuleTexts of(String name, Locale locale) {
        Catalogue catalogue = catalogues.get(name);
        String label = catalogue == null ? null : catalogue.find(locale, "module");
        String description = catalogue == null ? null : catalogue.find(locale, "module.description");
        return new ModuleTexts(label == null ? name : label, description == null ? "" : description);
    }
}
