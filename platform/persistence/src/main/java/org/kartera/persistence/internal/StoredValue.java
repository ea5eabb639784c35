package org.kartera.persistence.internal;

import org.eclipse.persistence.mappings.DatabaseMapping;
import org.eclipse.persistence.mappings.converters.Converter;
import org.eclipse.persistence.sessions.Session;
import org.jspecify.annotations.Nullable;
import org.kartera.persistence.ColumnConverter;

/** A {@link ColumnConverter} as EclipseLink wants it. */
final class StoredValue implements Converter {
    private static final long serialVersionUID = 1L;

    private final transient ColumnConverter converter;

    StoredValue(ColumnConverter converter) {
        this.converter = converter;
    }

    @Override
    public @Nullable Object convertObjectValueToDataValue(@Nullable Object value, Session session) {
        return converter.toColumn(value);
    }

    @Override
    public @Nullable Object convertDataValueToObjectValue(@Nullable Object column, Session session) {
        return converter.toValue(column);
    }

    @Override
    public boolean isMutable() {
        return false;
    }

    @Override
    public void initialize(DatabaseMapping mapping, Session session) {}
}
