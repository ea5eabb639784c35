package org.kartera.records.internal.query;

import java.util.List;
import java.util.Map;
import org.kartera.platform.record.GroupQuery.Measure;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldType;

/**
 * How totals are read: the columns of the keys, for each measure of money its currency, the count, and for each measure its value and the number of
 * values, of sums of money the same in the company's currency.
 *
 * @param measured the field of each measure
 */
record GroupPlan(
        Sql sql, List<GroupKey> keys, List<Measure> measures, List<FieldType> measured, Map<EntityType, Scopes> joined)
        implements Plan {}
