package org.kartera.records.internal.computed;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kartera.records.metadata.CompanyAmount;
import org.kartera.records.metadata.FieldType;

/** A row as those see it who depend on it: an amount differs as well where only what it comes to in the company's currency does. */
record ConvertedRow(ComputedRow row) implements Consequences.Written {
    @Override
    public UUID id() {
        return row.id();
    }

    @Override
    public boolean isNew() {
        return false;
    }

    @Override
    public boolean differs(FieldType field) {
        return row.differs(field)
                || (CompanyAmount.has(field)
                        && row.differs(CompanyAmount.of(field).amount()));
    }

    @Override
    public @Nullable Object former(FieldType field) {
        return row.former(field);
    }

    @Override
    public @Nullable Object value(FieldType field) {
        return row.value(field);
    }
}
