package org.kartera.rest.internal.application;

import jakarta.ws.rs.NotFoundException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.records.metadata.Labels;
import org.kartera.records.metadata.Metadata;
import org.kartera.records.metadata.MetadataSource;
import org.kartera.rest.internal.metadata.FieldNames;

/** Tells failures that come from a module that is switched off from others. */
final class KnownModules implements Failures.Knowledge {
    private static final int MODULE_SEGMENT = 3;

    private final String module;
    private final MetadataSource metadata;
    private final Labels labels;
    private final BooleanSupplier withdrawn;

    /** For the application of {@code module}; the empty name is the platform's. {@code withdrawn} says whether its resources have gone. */
    KnownModules(String module, MetadataSource metadata, Labels labels, BooleanSupplier withdrawn) {
        this.module = module;
        this.metadata = metadata;
        this.labels = labels;
        this.withdrawn = withdrawn;
    }

    @Override
    public Optional<CrmException> reason(Throwable failure, String path) {
        if (!module.isEmpty()) {
            return withdrawn.getAsBoolean() && !(failure instanceof CrmException)
                    ? Optional.of(CrmException.causedBy(failure, StandardError.MODULE_DISABLED, module))
                    : Optional.empty();
        }
        if (!(failure instanceof NotFoundException)) {
            return Optional.empty();
        }
        String[] segments = path.split("/", MODULE_SEGMENT + 2);
        return segments.length > MODULE_SEGMENT
                        && metadata.current().unavailable().contains(segments[MODULE_SEGMENT])
                ? Optional.of(new CrmException(StandardError.MODULE_DISABLED, segments[MODULE_SEGMENT]))
                : Optional.empty();
    }

    @Override
    public UnaryOperator<String> labels(String entity, @Nullable String action, Locale locale) {
        Metadata current = metadata.current();
        return field -> current.known(entity)
                .map(type -> FieldNames.label(labels, type, action, field, locale))
                .orElse(field);
    }
}
