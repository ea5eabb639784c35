package org.kartera.persistence.internal;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.expressions.ExpressionBuilder;
import org.eclipse.persistence.internal.helper.DatabaseField;
import org.eclipse.persistence.queries.ObjectLevelReadQuery;
import org.eclipse.persistence.queries.ReadAllQuery;

/** The queries of one unit that find entities by their ids, each prepared once. For any thread. */
final class IdQueries {
    private static final String IDS = "ids";

    private final Map<Shape, ReadAllQuery> queries = new ConcurrentHashMap<>();

    private record Shape(Class<?> type, boolean locked) {}

    /** Takes one argument, a collection of ids as text; {@code locked} in the order of the ids. */
    ReadAllQuery of(ClassDescriptor descriptor, boolean locked) {
        return queries.computeIfAbsent(
                new Shape(descriptor.getJavaClass(), locked), shape -> query(descriptor, locked));
    }

    private static ReadAllQuery query(ClassDescriptor descriptor, boolean locked) {
        ExpressionBuilder entity = new ExpressionBuilder();
        DatabaseField id = descriptor.getPrimaryKeyFields().get(0);
        ReadAllQuery query = new ReadAllQuery(descriptor.getJavaClass(), entity);
        query.setSelectionCriteria(entity.getField(id).in(entity.getParameter(IDS)));
        query.addArgument(IDS, Collection.class);
        query.dontMaintainCache();
        if (locked) {
            query.setLockMode(ObjectLevelReadQuery.LOCK);
            // There is no cache whose objects could be refreshed, which a lock would do else.
            query.dontRefreshIdentityMapResult();
            query.addOrdering(entity.getField(id));
        }
        return query;
    }
}
