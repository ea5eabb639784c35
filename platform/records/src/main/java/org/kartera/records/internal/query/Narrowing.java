package org.kartera.records.internal.query;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.Caller;
import org.kartera.platform.record.Filter;
import org.kartera.platform.record.Filter.Comparison;
import org.kartera.platform.record.Filter.Operator;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.Metadata;

/**
 * Asks first what a filter leaves to other tables: which records a reference has to lead to, and which records have one of several values. Where these
 * are few, their ids take the place of the comparison, so that the statement reads one range of an index for each, on either database. Derby would
 * read the record's whole table, and PostgreSQL guesses. For any thread.
 */
final class Narrowing {
    /** With more records the comparison stays as it is. */
    static final int MOST = 500;

    /** With more records that a reference may lead to. Each is a range of its own, and Derby reads the whole table rather than many of them. */
    static final int MOST_TARGETS = 50;

    private final Session session;

    Narrowing(Session session) {
        this.session = session;
    }

    /** A filter that the same records of {@code type} meet for {@code caller}. */
    Filter narrowed(Metadata metadata, EntityType type, Filter filter, Caller caller) {
        if (filter instanceof Filter.And and) {
            return new Filter.And(narrowed(metadata, type, and.filters(), caller));
        } else if (filter instanceof Filter.Or or) {
            return new Filter.Or(narrowed(metadata, type, or.filters(), caller));
        }
        return narrowed(metadata, type, (Comparison) filter, caller);
    }

    private List<Filter> narrowed(Metadata metadata, EntityType type, List<Filter> filters, Caller caller) {
        return filters.stream()
                .map(part -> narrowed(metadata, type, part, caller))
                .toList();
    }

    private Filter narrowed(Metadata metadata, EntityType type, Comparison comparison, Caller caller) {
        Operator operator = FilterCompiler.positive(comparison.operator());
        if (operator == Operator.NULL || comparison.values().isEmpty()) {
            return comparison;
        }
        FieldPath path = FieldPath.resolve(metadata, type, comparison.path());
        if (!path.hops().isEmpty()) {
            FieldPath.Hop hop = path.hops().get(0);
            String reference = hop.reference().name();
            Comparison there =
                    new Comparison(comparison.path().substring(reference.length() + 1), operator, comparison.values());
            Filter narrowed = replaced(comparison, reference, records(metadata, hop.target(), there, caller), operator);
            return narrowed.equals(comparison) ? comparison : narrowed(metadata, type, narrowed, caller);
        } else if (SeveralValues.holds(path.field()) && operator != Operator.CONTAINS) {
            Comparison value = new Comparison(comparison.path(), operator, comparison.values());
            return replaced(comparison, "id", owners(metadata, type, value, caller), operator);
        }
        return comparison;
    }

    private static Comparison replaced(
            Comparison comparison, String field, @Nullable List<String> ids, Operator operator) {
        if (ids == null) {
            return comparison;
        }
        boolean negative = operator != comparison.operator();
        return new Comparison(field, negative ? Operator.NOT_IN : Operator.IN, List.copyOf(ids));
    }

    /** Ids of the records that meet {@code comparison}; null where they are many. */
    private @Nullable List<String> records(Metadata metadata, EntityType type, Comparison comparison, Caller caller) {
        Filter filter = narrowed(metadata, type, comparison, caller);
        Scopes scopes = Session.scopes(caller, type);
        return few(metadata, type, scopes, Shape.Kind.MATCHES, MOST_TARGETS, filter, caller, () -> {
            Compilation compilation = session.compilation(metadata, caller);
            SelectionCompiler selection = new SelectionCompiler(compilation, type, scopes, filter, false, false);
            return new StatementPlan(compilation.render(selection.any(MOST_TARGETS + 1)), compilation.joined());
        });
    }

    /** Ids of the records, whoever may see them, one of whose values meets {@code comparison}; null where they are many. */
    private @Nullable List<String> owners(Metadata metadata, EntityType type, Comparison comparison, Caller caller) {
        Scopes scopes = Session.scopes(caller, type);
        return few(metadata, type, scopes, Shape.Kind.VALUES, MOST, comparison, caller, () -> {
            Compilation compilation = session.compilation(metadata, caller);
            FieldPath path = compilation.path(type, comparison.path());
            SeveralValues values = new SeveralValues(compilation, new TableColumns(type, "t"), path.field());
            FieldTest test = new FieldTest(compilation, path, comparison.operator(), 0, comparison.values());
            return new StatementPlan(
                    compilation.render(DSL.select(values.record())
                            .from(values.table())
                            .where(values.ofField().and(test.anyOf(values)))
                            .limit(DSL.inline(MOST + 1))),
                    compilation.joined());
        });
    }

    private @Nullable List<String> few(
            Metadata metadata,
            EntityType type,
            Scopes scopes,
            Shape.Kind kind,
            int most,
            Filter filter,
            Caller caller,
            Supplier<StatementPlan> compiler) {
        Shape shape = new Shape(metadata.generation(), kind, type.name(), scopes, Shape.of(filter), List.of(), "");
        StatementPlan plan = session.plans().plan(shape, caller, StatementPlan.class, compiler);
        Arguments arguments = session.arguments(caller).filter(filter, "");
        ColumnReader id = ColumnReader.id(session.dialect());
        List<String> ids = session.read(connection -> {
            List<String> found = new ArrayList<>();
            try (PreparedStatement statement = plan.sql().prepare(connection, arguments);
                    ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    if (id.read(row, 1) instanceof UUID one) {
                        found.add(one.toString());
                    }
                }
            }
            return found;
        });
        return ids.size() > most ? null : ids.stream().distinct().toList();
    }
}
