package org.kartera.records.internal.custom;

import java.util.ArrayList;
import java.util.List;
import org.kartera.records.custom.CustomEntity;
import org.kartera.records.custom.FieldUses;
import org.kartera.records.metadata.TitlePattern;

/** Titles and orders of record types that admins made, which name fields. */
final class TitleUses implements FieldUses {
    private final EntityCatalogue entities;

    TitleUses(EntityCatalogue entities) {
        this.entities = entities;
    }

    @Override
    public List<Use> uses(String entity, String field) {
        return entities.find(entity).map(found -> uses(found, field)).orElse(List.of());
    }

    private static List<Use> uses(CustomEntity entity, String field) {
        List<Use> uses = new ArrayList<>();
        if (new TitlePattern(entity.definition().title()).fields().contains(field)) {
            uses.add(new Use("title", entity.name() + " " + entity.definition().title(), true));
        }
        List<String> order = entity.definition().order();
        if (order.contains(field) || order.contains("-" + field)) {
            uses.add(new Use("order", entity.name() + " " + String.join(", ", order), true));
        }
        return uses;
    }
}
