package org.kartera.records.internal.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.platform.record.FieldKind;
import org.kartera.platform.record.Filter.Operator;
import org.kartera.records.metadata.CompanyAmount;
import org.kartera.records.metadata.FieldType;

/**
 * What one comparison asks of the field at the end of its path.
 *
 * @param operator none of the negative ones
 * @param index place of the comparison in the filter
 * @param given its values, of which only how many they are and whether they name currencies goes into the statement
 */
record FieldTest(Compilation compilation, FieldPath path, Operator operator, int index, List<Object> given) {
    /** Makes a bind of a value. */
    @FunctionalInterface
    interface Conversion {
        Object apply(Object value, Arguments arguments);
    }

    /** The condition over the record that has the field, or its opposite. */
    Condition on(TableColumns at, boolean negative) {
        FieldType field = path.field();
        if (operator == Operator.IN && given.isEmpty()) {
            return negative ? DSL.trueCondition() : DSL.falseCondition();
        } else if (SeveralValues.holds(field)) {
            SeveralValues several = new SeveralValues(compilation, at, field);
            return several.any(anyOf(several), negative);
        }
        Field<Object> column = column(at);
        if (operator == Operator.NULL) {
            return negative ? column.isNull() : column.isNotNull();
        }
        Condition condition = single(at, column);
        return negative ? column.isNull().or(condition.not()) : condition;
    }

    private Field<Object> column(TableColumns at) {
        FieldType field = path.field();
        FieldType.Columns columns = field.columns();
        if (CompanyAmount.has(field) && !path.currency() && operator != Operator.NULL && inCompanyCurrency()) {
            return at.column(CompanyAmount.column(field));
        }
        return at.column(path.currency() && columns.second() != null ? columns.second() : columns.value());
    }

    /** What it asks of one of several values. */
    Condition anyOf(SeveralValues several) {
        Operands operands = compilation.operands(path);
        if (operator == Operator.NULL) {
            return DSL.noCondition();
        } else if (path.field().reference()) {
            requireEquality();
            return ordered(several.ref(), operands::stored);
        } else if (path.field().kind() == FieldKind.MULTI_CHOICE) {
            requireEquality();
        }
        return text(several.text(), operands::folded, operands::endOfFolded);
    }

    private Condition single(TableColumns at, Field<Object> column) {
        FieldType field = path.field();
        if (field.kind() == FieldKind.GEO_POINT) {
            return within(
                    column, at.column(Objects.requireNonNull(field.columns().second())));
        }
        Operands operands = compilation.operands(path);
        if (path.currency()) {
            requireEquality();
            return ordered(column, operands::stored);
        } else if (CompanyAmount.has(field)) {
            return amount(at, column, operands);
        } else if (field.kind() == FieldKind.DATE_TIME) {
            return moments(column, operands);
        } else if (field.javaType() == UUID.class || !field.textual()) {
            return stored(column, operands);
        } else if (field.columns().folded() != null) {
            return text(at.folded(field), operands::folded, operands::endOfFolded);
        }
        Field<Object> lower = DSL.field("lower({0})", Object.class, column);
        return switch (field.kind()) {
            case LONG_TEXT, RICH_TEXT -> {
                if (operator != Operator.CONTAINS) {
                    throw unsuitable();
                }
                yield contains(lower, operands::lower);
            }
            default -> text(lower, operands::lower, operands::endOfLower);
        };
    }

    /** In the company's currency; amounts as they stand where a currency is named. */
    private Condition amount(TableColumns at, Field<Object> column, Operands operands) {
        FieldType field = path.field();
        if (inCompanyCurrency()) {
            return ordered(column, operands::stored);
        } else if (!given.stream().allMatch(Operands::namesCurrency)) {
            throw unsuitable();
        }
        Field<Object> currency =
                at.column(Objects.requireNonNull(field.columns().second()));
        if (operator != Operator.IN) {
            return ordered(column, operands::stored).and(currency.eq(bind(0, operands::currency)));
        }
        List<Condition> any = new ArrayList<>();
        for (int i = 0; i < Scopes.padded(given.size()); i++) {
            any.add(column.eq(bind(i, operands::stored)).and(currency.eq(bind(i, operands::currency))));
        }
        return DSL.or(any);
    }

    private boolean inCompanyCurrency() {
        return given.stream().noneMatch(Operands::namesCurrency);
    }

    private Condition stored(Field<Object> column, Operands operands) {
        switch (path.field().kind()) {
            case REF, ANY_REF, FILE, IMAGE, BOOLEAN, CHOICE -> requireEquality();
            case ADDRESS -> throw unsuitable();
            default -> {}
        }
        return ordered(column, operands::stored);
    }

    private Condition text(Field<Object> column, Function<Object, Object> value, Function<Object, Object> end) {
        return switch (operator) {
            case STARTS -> column.ge(bind(value)).and(column.lt(bind(end)));
            case CONTAINS -> contains(column, value);
            default -> ordered(column, (given, arguments) -> value.apply(given));
        };
    }

    private Condition contains(Field<Object> column, Function<Object, Object> value) {
        Field<Object> pattern =
                bind(given -> Operands.pattern(value.apply(given).toString()));
        return DSL.condition("{0} like {1} escape '" + Operands.ESCAPE + "'", column, pattern);
    }

    private Condition ordered(Field<Object> column, Conversion conversion) {
        Field<Object> first = bind(0, conversion);
        return switch (operator) {
            case EQ -> column.eq(first);
            case IN -> column.in(binds(conversion));
            case LT -> column.lt(first);
            case LE -> column.le(first);
            case GT -> column.gt(first);
            case GE -> column.ge(first);
            default -> throw unsuitable();
        };
    }

    private Condition within(Field<Object> latitude, Field<Object> longitude) {
        if (operator != Operator.WITHIN || given.size() != 4) {
            throw unsuitable();
        }
        Conversion degrees = compilation.operands(path)::stored;
        return latitude.ge(bind(0, degrees))
                .and(latitude.le(bind(2, degrees)))
                .and(longitude.ge(bind(1, degrees)))
                .and(longitude.le(bind(3, degrees)));
    }

    /** A moment or a day: from its first moment to before its last. */
    private Condition moments(Field<Object> column, Operands operands) {
        return switch (operator) {
            case EQ, IN -> {
                List<Condition> any = new ArrayList<>();
                for (int i = 0; i < Scopes.padded(given.size()); i++) {
                    any.add(column.ge(bind(i, operands::from)).and(column.lt(bind(i, operands::to))));
                }
                yield DSL.or(any);
            }
            case LT -> column.lt(bind(0, operands::from));
            case LE -> column.lt(bind(0, operands::to));
            case GT -> column.ge(bind(0, operands::to));
            case GE -> column.ge(bind(0, operands::from));
            default -> throw unsuitable();
        };
    }

    private List<Field<Object>> binds(Conversion conversion) {
        List<Field<Object>> binds = new ArrayList<>();
        for (int i = 0; i < Scopes.padded(given.size()); i++) {
            binds.add(bind(i, conversion));
        }
        return binds;
    }

    private Field<Object> bind(Function<Object, Object> conversion) {
        return bind(0, (value, arguments) -> conversion.apply(value));
    }

    private Field<Object> bind(int value, Conversion conversion) {
        int comparison = index;
        return Bind.of(arguments -> {
            List<Object> values = arguments.comparisons().get(comparison).values();
            return conversion.apply(values.get(Math.min(value, values.size() - 1)), arguments);
        });
    }

    private void requireEquality() {
        if (operator != Operator.EQ && operator != Operator.IN) {
            throw unsuitable();
        }
    }

    private CrmException unsuitable() {
        return new CrmException(
                StandardError.UNSUITABLE_FILTER, path.text(), operator.name().toLowerCase(Locale.ROOT));
    }
}
