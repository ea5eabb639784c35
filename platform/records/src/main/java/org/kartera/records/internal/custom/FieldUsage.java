package org.kartera.records.internal.custom;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.kartera.platform.CrmException;
import org.kartera.records.custom.ChoiceDefinition;
import org.kartera.records.custom.CustomField;
import org.kartera.records.custom.CustomState;
import org.kartera.records.custom.CustomisationError;
import org.kartera.records.custom.FieldDefinition;
import org.kartera.records.custom.FieldUses;
import org.kartera.records.custom.Usage;
import org.kartera.records.metadata.EntityType;

/** What would be lost with a field, and who needs it. */
final class FieldUsage {
    private final FieldCounts counts;
    private final List<FieldUses> users = new CopyOnWriteArrayList<>();

    FieldUsage(FieldCounts counts, EntityCatalogue entities) {
        this.counts = counts;
        this.users.add(new TitleUses(entities));
    }

    void add(FieldUses user) {
        users.add(user);
    }

    void remove(FieldUses user) {
        users.remove(user);
    }

    Usage of(EntityType type, CustomField field) {
        return field.state() == CustomState.FAILED
                ? new Usage(0, Map.of(), uses(field))
                : new Usage(counts.rows(type, CustomFieldTypes.of(field)), counts.values(type, field), uses(field));
    }

    private List<FieldUses.Use> uses(CustomField field) {
        return users.stream()
                .flatMap(user -> user.uses(field.entity(), field.name()).stream())
                .toList();
    }

    /** What is computed from a field cannot do without it; 409 {@code field-needed}. */
    void checkNotNeeded(CustomField field) {
        uses(field).stream().filter(FieldUses.Use::needed).findFirst().ifPresent(use -> {
            throw new CrmException(CustomisationError.FIELD_NEEDED, field.name(), use.name());
        });
    }

    /** Choices that {@code after} has no more must be nobody's; 409 {@code choice-in-use}. */
    void checkChoices(EntityType type, CustomField field, FieldDefinition after) {
        List<String> gone = new ArrayList<>(field.definition().choices().stream()
                .map(ChoiceDefinition::value)
                .toList());
        gone.removeAll(after.choices().stream().map(ChoiceDefinition::value).toList());
        for (String value : gone) {
            long rows = counts.rows(type, CustomFieldTypes.of(field), value);
            if (rows > 0) {
                throw new CrmException(CustomisationError.CHOICE_IN_USE, value, rows);
            }
        }
    }
}
