package org.kartera.records.internal.query;

import java.util.List;
import java.util.Map;
import org.kartera.records.metadata.EntityType;

/**
 * How a page is read.
 *
 * @param sql rows of {@code shape}, and behind them the sort keys
 */
record PagePlan(Sql sql, RowShape shape, List<SortKey> keys, Map<EntityType, Scopes> joined) implements Plan {}
