package org.kartera.records.internal.query;

import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.kartera.platform.record.Filter;
import org.kartera.platform.record.Filter.Comparison;
import org.kartera.platform.record.Filter.Operator;

/**
 * Compiles a filter to a condition over a table. Values become binds, in the order in which {@link Arguments#filter} lists the comparisons.
 *
 * <p>{@code NE, NOT_IN} and {@code NULL} are the exact opposites of {@code EQ, IN} and "has a value": a record whose field is empty, or whose
 * reference leads to nothing that the caller may see, is not equal to anything.
 */
final class FilterCompiler {
    private final Compilation compilation;
    private final TableColumns table;
    private int index;

    FilterCompiler(Compilation compilation, TableColumns table) {
        this.compilation = compilation;
        this.table = table;
    }

    Condition condition(Filter filter) {
        if (filter instanceof Filter.And and) {
            Condition all = DSL.noCondition();
            for (Filter part : and.filters()) {
                all = all.and(condition(part));
            }
            return all;
        } else if (filter instanceof Filter.Or or) {
            List<Condition> any = new ArrayList<>();
            for (Filter part : or.filters()) {
                any.add(condition(part));
            }
            return any.isEmpty() ? DSL.falseCondition() : DSL.or(any);
        }
        return comparison((Comparison) filter);
    }

    private Condition comparison(Comparison comparison) {
        FieldPath path = compilation.path(table.type(), comparison.path());
        Operator operator = comparison.operator();
        boolean empty = operator == Operator.NULL
                && Boolean.parseBoolean(comparison.values().get(0).toString());
        boolean negative = empty || operator == Operator.NE || operator == Operator.NOT_IN;
        FieldTest test = new FieldTest(compilation, path, positive(operator), index++, comparison.values());
        return reach(table, path, test, negative);
    }

    /** The operator of which {@code operator} is the opposite, or itself. */
    static Operator positive(Operator operator) {
        return switch (operator) {
            case NE -> Operator.EQ;
            case NOT_IN -> Operator.IN;
            default -> operator;
        };
    }

    /** Follows the references; a negation is about the whole way, so that it stands before the first of them. */
    private Condition reach(TableColumns from, FieldPath path, FieldTest test, boolean negative) {
        if (path.hops().isEmpty()) {
            return test.on(from, negative);
        }
        FieldPath.Hop hop = path.hops().get(0);
        TableColumns next = compilation.join(hop);
        Condition there = compilation.visible(next).and(reach(next, path.rest(), test, false));
        if (SeveralValues.holds(hop.reference())) {
            SeveralValues several = new SeveralValues(compilation, from, hop.reference());
            return several.any(
                    several.ref().in(DSL.select(next.id()).from(next.table()).where(there)), negative);
        }
        Field<Object> reference = from.column(hop.reference().columns().value());
        return negative
                ? DSL.notExists(DSL.selectOne()
                        .from(next.table())
                        .where(next.id().eq(reference).and(there)))
                : reference.in(DSL.select(next.id()).from(next.table()).where(there));
    }
}
