package org.kartera.records.internal.query;

import java.util.List;
import java.util.Map;
import org.kartera.platform.record.GroupQuery.Measure;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldType;

/**
 * How totals are read that are rolled up: rows of value, measure, currency, number and sum, and among them those of {@link BoardCompiler#STATE} and
 * {@link BoardCompiler#FOREIGN}.
 *
 * @param measured the field of each measure
 */
record BoardPlan(Sql sql, GroupKey key, List<Measure> measures, List<FieldType> measured) implements Plan {
    @Override
    public Map<EntityType, Scopes> joined() {
        return Map.of();
    }
}
