package org.kartera.records.metadata;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.record.Change;

/**
 * An action of a record type.
 *
 * @param name its name, and the verb of the right to it
 * @param parameters its parameters; their accessors and columns mean nothing
 * @param step what it does
 * @param origin class in whose bundle the labels are
 */
public record ActionType(String name, List<FieldType> parameters, Step step, Class<?> origin) {
    /** Does the action with a batch; arguments are of the parameters' Java types, in their order. */
    @FunctionalInterface
    public interface Step {
        void take(List<? extends Change<?>> batch, List<@Nullable Object> arguments);
    }

    public ActionType {
        parameters = List.copyOf(parameters);
    }
}
