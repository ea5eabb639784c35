package org.kartera.records.formula;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kartera.records.metadata.Choice;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.Metadata;

/** The readable fields of a record type. */
record EntityScope(Metadata metadata, EntityType type) implements Scope {
    @Override
    public @Nullable Symbol symbol(String name) {
        FieldType field = type.field(name);
        if (field == null || !field.readable()) {
            return null;
        }
        List<String> choices = field.choices().stream().map(Choice::value).toList();
        return new Symbol(ValueKind.of(field), choices);
    }

    @Override
    public @Nullable Scope through(String name) {
        FieldType field = type.field(name);
        if (field == null
                || ValueKind.of(field) != ValueKind.REF
                || field.refs().size() != 1) {
            return null;
        }
        return metadata.known(field.refs().get(0))
                .map(target -> new EntityScope(metadata, target))
                .orElse(null);
    }

    @Override
    public Collection<String> names() {
        return type.fields().stream()
                .filter(FieldType::readable)
                .map(FieldType::name)
                .toList();
    }
}
