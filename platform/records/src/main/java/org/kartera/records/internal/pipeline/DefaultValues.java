package org.kartera.records.internal.pipeline;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.function.Supplier;
import org.kartera.platform.record.FieldKind;
import org.kartera.records.metadata.FieldType;

/** Default values as callers would have sent them. */
public final class DefaultValues {
    /** Default of a date: the day on which the record is made, in the time zone of the company. */
    private static final String TODAY = "today";

    /** Default of a date with time: the moment at which it is made. */
    private static final String NOW = "now";

    private final Supplier<ZoneId> zone;

    DefaultValues(Supplier<ZoneId> zone) {
        this.zone = zone;
    }

    /** Whether {@code value} is a default of fields of {@code kind} that is no value. */
    public static boolean isMoment(FieldKind kind, Object value) {
        return (kind == FieldKind.DATE && value.equals(TODAY)) || (kind == FieldKind.DATE_TIME && value.equals(NOW));
    }

    /** The default of {@code field}, which has one, at {@code now}. */
    Object value(FieldType field, Instant now) {
        Object value = Objects.requireNonNull(field.details().defaultValue());
        if (!isMoment(field.kind(), value)) {
            return value;
        }
        return field.kind() == FieldKind.DATE ? now.atZone(zone.get()).toLocalDate() : now;
    }
}
