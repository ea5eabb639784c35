package org.kartera.records.internal.query;

import java.util.Map;
import org.kartera.records.metadata.EntityType;

/** How records are read whose ids are known: rows of {@code shape}. */
record RecordsPlan(Sql sql, RowShape shape, Map<EntityType, Scopes> joined) implements Plan {}
