package org.kartera.records.internal.configuration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.kartera.platform.configuration.ConfigurationChange;
import org.kartera.platform.configuration.ConfigurationChange.Manner;
import org.kartera.records.configuration.ConfigurationPackage;

/** What was decided to do, as the database keeps it: so that whoever goes on after an end of the server decides nothing anew. */
final class Steps {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Steps() {}

    private record Step(String part, String key, Manner manner) {}

    static String text(List<ConfigurationChange> changes) {
        try {
            return JSON.writeValueAsString(changes.stream()
                    .map(change -> new Step(change.part(), change.key(), change.manner()))
                    .toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("names are JSON", e);
        }
    }

    /** What {@link #text} wrote; what things are to be stands in {@code pack}. */
    static List<ConfigurationChange> read(String text, ConfigurationPackage pack) {
        try {
            return JSON.readValue(text, new TypeReference<List<Step>>() {}).stream()
                    .map(step -> new ConfigurationChange(
                            step.part(),
                            step.key(),
                            step.manner(),
                            step.manner() == Manner.REMOVE ? null : pack.thing(step.part(), step.key())))
                    .toList();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what is stored makes no sense", e);
        }
    }
}
