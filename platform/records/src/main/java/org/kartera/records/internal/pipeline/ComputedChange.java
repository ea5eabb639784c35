package org.kartera.records.internal.pipeline;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.record.Change;
import org.kartera.records.internal.computed.Consequences;
import org.kartera.records.internal.computed.Subject;
import org.kartera.records.metadata.CompanyAmount;
import org.kartera.records.metadata.FieldType;

/** A change as computations see it. */
record ComputedChange(PendingChange change) implements Subject, Consequences.Written {
    @Override
    public @Nullable Object value(FieldType field) {
        return change.value(field);
    }

    @Override
    public void set(FieldType field, @Nullable Object value) {
        field.accessor().write(change.record(), value);
    }

    @Override
    public UUID id() {
        return change.id();
    }

    @Override
    public boolean isNew() {
        return change.kind() == Change.Kind.CREATE;
    }

    @Override
    public boolean differs(FieldType field) {
        return change.changed(field)
                || (CompanyAmount.has(field)
                        && change.changed(CompanyAmount.of(field).amount()));
    }

    @Override
    public @Nullable Object former(FieldType field) {
        return change.before(field.name());
    }
}
