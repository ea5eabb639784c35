package org.kartera.records.internal.query;

import java.util.Map;
import org.kartera.records.metadata.EntityType;

/** One statement: ids, a number, titles. */
record StatementPlan(Sql sql, Map<EntityType, Scopes> joined) implements Plan {}
