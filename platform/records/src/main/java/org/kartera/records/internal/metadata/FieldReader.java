package org.kartera.records.internal.metadata;

import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.record.Field;
import org.kartera.platform.record.FieldKind;
import org.kartera.platform.record.Place;
import org.kartera.records.json.ValueJson;
import org.kartera.records.metadata.Choice;
import org.kartera.records.metadata.FieldAccessor;
import org.kartera.records.metadata.FieldDetails;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.FieldType.Columns;
import org.kartera.records.metadata.FieldType.Flag;
import org.kartera.records.metadata.Wording;

/** Makes a {@link FieldType} of one declaration, or says what is wrong with it. */
final class FieldReader {
    /**
     * One declaration.
     *
     * @param where class and member, for messages
     * @param name the field's name in the REST contract
     * @param plain its name in Java
     * @param prefix what the column's name begins with: of a mixin {@code <module>_}
     * @param extra flags beyond those of the annotation
     */
    record Declaration(
            String where,
            String name,
            String plain,
            String prefix,
            Type type,
            Field annotation,
            Set<Flag> extra,
            FieldAccessor accessor,
            Class<?> origin) {}

    private final Problems problems;

    FieldReader(Problems problems) {
        this.problems = problems;
    }

    /** The field; null where something is wrong with it, which is among the problems then. */
    @Nullable
    FieldType read(Declaration declared) {
        int before = problems.count();
        Optional<ValueShape> shape = ValueShape.of(declared.type());
        Optional<FieldKind> kind = shape.flatMap(found -> found.kind(declared.annotation()));
        if (shape.isEmpty() || kind.isEmpty()) {
            problems.add(declared.where(), unsuitable(declared));
            return null;
        }
        FieldType field = assemble(declared, shape.get(), kind.get());
        new FieldChecks(problems).check(declared, field);
        return problems.count() == before ? field : null;
    }

    private static String unsuitable(Declaration declared) {
        String type = declared.type().getTypeName();
        return declared.annotation().kind() == FieldKind.AUTO
                ? "a field cannot be of type " + type
                        + "; write one of those that FieldKind lists, such as String, BigDecimal, Instant, Money, Ref or an enum"
                : "type " + type + " and kind " + declared.annotation().kind()
                        + " do not fit; FieldKind says which type the kind takes";
    }

    private FieldType assemble(Declaration declared, ValueShape shape, FieldKind kind) {
        Field field = declared.annotation();
        Set<Flag> flags = flags(field);
        flags.addAll(declared.extra());
        Set<Place> places = EnumSet.noneOf(Place.class);
        places.addAll(Arrays.asList(field.in()));
        boolean numbered = kind == FieldKind.AUTO_NUMBER;
        return new FieldType(
                declared.name(),
                kind,
                shape.multiple(),
                shape.element(),
                flags,
                places,
                Kinds.length(kind, field.length()),
                number(declared, "min", field.min()),
                number(declared, "max", field.max()),
                numbered || field.pattern().isEmpty() ? null : pattern(declared),
                numbered ? field.pattern() : null,
                choices(declared, shape),
                List.of(field.ref()),
                field.onDelete(),
                columns(declared, shape, kind, places),
                declared.accessor(),
                new Wording.Catalogue(declared.origin()),
                FieldDetails.NONE);
    }

    private static Set<Flag> flags(Field field) {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        set(flags, Flag.REQUIRED, field.required());
        set(flags, Flag.UNIQUE, field.unique());
        set(flags, Flag.READ_ONLY, field.readOnly());
        set(flags, Flag.WRITE_ONLY, field.writeOnly());
        set(flags, Flag.INTERNAL, field.internal());
        set(flags, Flag.TRACKED, field.tracked());
        set(flags, Flag.HIERARCHY, field.hierarchy());
        set(flags, Flag.FIXES_RATES, field.fixesRates());
        return flags;
    }

    private static void set(Set<Flag> flags, Flag flag, boolean on) {
        if (on) {
            flags.add(flag);
        }
    }

    private @Nullable BigDecimal number(Declaration declared, String what, String text) {
        try {
            return text.isEmpty() ? null : new BigDecimal(text);
        } catch (NumberFormatException e) {
            problems.add(declared.where(), what + " = \"" + text + "\" is no number; write it like \"0.5\"");
            return null;
        }
    }

    private @Nullable Pattern pattern(Declaration declared) {
        try {
            return Pattern.compile(declared.annotation().pattern());
        } catch (PatternSyntaxException e) {
            problems.add(declared.where(), "pattern is no regular expression: " + e.getMessage());
            return null;
        }
    }

    private List<Choice> choices(Declaration declared, ValueShape shape) {
        String[] names = declared.annotation().choices();
        if (shape.element().isEnum()) {
            if (names.length > 0) {
                problems.add(declared.where(), "an enum is its own choices; leave choices out");
            }
            return Arrays.stream(shape.element().getEnumConstants())
                    .map(Enum.class::cast)
                    .map(constant -> new Choice(ValueJson.choiceName(constant), constant))
                    .toList();
        }
        if (new HashSet<>(Arrays.asList(names)).size() < names.length) {
            problems.add(declared.where(), "choices has a value twice");
        }
        return Arrays.stream(names).map(name -> new Choice(name, null)).toList();
    }

    private static Columns columns(Declaration declared, ValueShape shape, FieldKind kind, Set<Place> places) {
        String own = declared.annotation().column();
        String base = declared.prefix() + (own.isEmpty() ? ColumnNames.snake(declared.plain()) : own);
        boolean sought = declared.annotation().unique()
                || places.contains(Place.LIST)
                || places.contains(Place.SEARCH)
                || places.contains(Place.SORT);
        return ColumnNames.of(base, kind, sought && Kinds.foldable(kind) && !shape.multiple());
    }
}
