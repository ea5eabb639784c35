package org.kartera.platform.configuration;

import java.util.List;
import java.util.stream.Stream;
import org.kartera.platform.CrmException;
import org.kartera.platform.ErrorCode;

/**
 * Why a package cannot be applied as it is.
 *
 * @param part name of the {@link ConfigurationPart}; empty where the package as a whole is meant
 * @param key which thing of it; empty where none in particular
 * @param args the arguments of the code's message
 */
public record Refusal(String part, String key, ErrorCode code, List<Object> args) {
    public Refusal {
        args = List.copyOf(args);
    }

    /** All that {@code refused} says of one thing. */
    public static Stream<Refusal> of(String part, String key, CrmException refused) {
        return refused.violations().isEmpty()
                ? Stream.of(new Refusal(part, key, refused.code(), refused.args()))
                : refused.violations().stream().map(fault -> new Refusal(part, key, fault.code(), fault.args()));
    }
}
