package org.kartera.persistence.internal;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.expressions.Expression;
import org.eclipse.persistence.expressions.ExpressionBuilder;
import org.eclipse.persistence.internal.helper.DatabaseField;
import org.eclipse.persistence.queries.ObjectLevelReadQuery;
import org.eclipse.persistence.queries.ReadAllQuery;

/** The queries of one unit that find entities by their ids, each prepared once. For any thread. */
final class IdQueries {
    private final Map<Shape, ReadAllQuery> queries = new ConcurrentHashMap<>();

    private record Shape(Class<?> type, int ids, boolean locked) {}

    /** Takes {@code ids} arguments; {@code locked} in the order of the ids. */
    ReadAllQuery of(ClassDescriptor descriptor, int ids, boolean locked) {
        return queries.computeIfAbsent(
                new Shape(descriptor.getJavaClass(), ids, locked), shape -> query(descriptor, ids, locked));
    }

    private static ReadAllQuery query(ClassDescriptor descriptor, int ids, boolean locked) {
        ExpressionBuilder entity = new ExpressionBuilder();
        DatabaseField id = descriptor.getPrimaryKeyFields().get(0);
        List<String> names =
                IntStream.range(0, ids).mapToObj(index -> "id" + index).toList();
        List<Expression> arguments = names.stream().map(entity::getParameter).toList();
        Expression key = entity.getField(id);
        ReadAllQuery query = new ReadAllQuery(descriptor.getJavaClass(), entity);
        query.setSelectionCriteria(ids == 1 ? key.equal(arguments.get(0)) : key.in(arguments));
        names.forEach(query::addArgument);
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
