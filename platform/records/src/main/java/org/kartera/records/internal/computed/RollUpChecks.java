package org.kartera.records.internal.computed;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.CrmException;
import org.kartera.platform.ErrorCode;
import org.kartera.platform.StandardError;
import org.kartera.platform.Violation;
import org.kartera.platform.record.FieldKind;
import org.kartera.platform.record.Filter;
import org.kartera.records.formula.ValueKind;
import org.kartera.records.internal.query.FilterParser;
import org.kartera.records.metadata.Computation.RollUp;
import org.kartera.records.metadata.Computation.RollUp.Function;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.Metadata;
import org.kartera.records.metadata.StandardFields;

/** Says what is wrong with a roll-up, property by property. */
final class RollUpChecks {
    private static final Set<ValueKind> ADDED = Set.of(ValueKind.NUMBER, ValueKind.MONEY, ValueKind.DURATION);
    private static final Set<ValueKind> ORDERED =
            Set.of(ValueKind.NUMBER, ValueKind.MONEY, ValueKind.DURATION, ValueKind.DATE, ValueKind.DATE_TIME);
    /** Values of a filter that mean something else from day to day, or for each caller. */
    private static final Set<String> MOVING = Set.of("me", "myTeam");

    private final RollUp rollUp;
    private final EntityType type;
    private final Metadata metadata;
    private final List<Violation> wrong;

    RollUpChecks(RollUp rollUp, EntityType type, Metadata metadata, List<Violation> wrong) {
        this.rollUp = rollUp;
        this.type = type;
        this.metadata = metadata;
        this.wrong = wrong;
    }

    /** A field that there is. */
    static FieldType field(EntityType type, String name) {
        FieldType field = type.field(name);
        if (field == null || !field.readable()) {
            throw new CrmException(StandardError.UNKNOWN_FIELD, name);
        }
        return field;
    }

    private void reject(String property, ErrorCode code, Object... args) {
        wrong.add(Violation.of("rollUp." + property, code, args));
    }

    /** What comes out; null where something is wrong, which is added. */
    @Nullable
    ValueKind check() {
        EntityType child = metadata.known(rollUp.entity()).orElse(null);
        if (child == null) {
            reject("entity", StandardError.INVALID_REFERENCE, rollUp.entity());
            return null;
        }
        FieldType reference = child.field(rollUp.field());
        boolean leadsHere = reference != null
                && reference.readable()
                && !reference.multiple()
                && ValueKind.of(reference) == ValueKind.REF
                && reference.refs().contains(type.name());
        if (!leadsHere) {
            reject("field", StandardError.INVALID_REFERENCE, rollUp.field());
        }
        checkFilter(child);
        return rollUp.function() == Function.COUNT ? counted() : measured(child);
    }

    private @Nullable ValueKind counted() {
        if (rollUp.of() != null) {
            reject("of", StandardError.WRONG_FORMAT);
            return null;
        }
        return ValueKind.NUMBER;
    }

    private @Nullable ValueKind measured(EntityType child) {
        FieldType of = rollUp.of() == null ? null : child.field(rollUp.of());
        if (of == null || !of.readable()) {
            reject("of", rollUp.of() == null ? StandardError.REQUIRED : StandardError.UNKNOWN_FIELD);
            return null;
        }
        boolean adds = rollUp.function() == Function.SUM || rollUp.function() == Function.AVG;
        ValueKind kind = ValueKind.of(of);
        if (!(adds ? ADDED : ORDERED).contains(kind) || of.columns().folded() != null) {
            reject("of", StandardError.UNSUITABLE_FILTER, of.kind().json());
            return null;
        }
        return kind;
    }

    private void checkFilter(EntityType child) {
        if (rollUp.filter() == null) {
            return;
        }
        try {
            check(new FilterParser().parse(rollUp.filter()), child);
        } catch (CrmException e) {
            wrong.add(new Violation("rollUp.filter", e.code(), e.args()));
        }
    }

    /** A filter may ask for what the child itself has, and must not change its mind while nothing is written. */
    private void check(Filter filter, EntityType child) {
        if (filter instanceof Filter.And and) {
            and.filters().forEach(part -> check(part, child));
        } else if (filter instanceof Filter.Or or) {
            or.filters().forEach(part -> check(part, child));
        } else if (filter instanceof Filter.Comparison comparison) {
            FieldType field = child.field(comparison.path());
            if (field == null || !field.readable() || StandardFields.queryable(comparison.path()) != null) {
                throw new CrmException(StandardError.UNKNOWN_FIELD_IN_QUERY, comparison.path(), child.name());
            }
            for (Object value : comparison.values()) {
                if (moves(field, value.toString())) {
                    throw new CrmException(StandardError.UNSUITABLE_FILTER, comparison.path(), value.toString());
                }
            }
        }
    }

    private static boolean moves(FieldType field, String value) {
        boolean dated = field.kind() == FieldKind.DATE || field.kind() == FieldKind.DATE_TIME;
        boolean letter = !value.isEmpty() && Character.isLetter(value.charAt(0));
        return (field.reference() && MOVING.contains(value))
                || (dated && letter && !value.equals("true") && !value.equals("false"));
    }
}
