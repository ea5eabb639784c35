package org.kartera.records.internal.custom;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.record.FieldKind;
import org.kartera.platform.record.Place;
import org.kartera.records.custom.ChoiceDefinition;
import org.kartera.records.custom.CustomField;
import org.kartera.records.custom.CustomState;
import org.kartera.records.custom.FieldDefinition;
import org.kartera.records.internal.metadata.Accessors;
import org.kartera.records.internal.metadata.ColumnNames;
import org.kartera.records.internal.metadata.Kinds;
import org.kartera.records.metadata.Choice;
import org.kartera.records.metadata.FieldDetails;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.FieldType.Columns;
import org.kartera.records.metadata.FieldType.Flag;
import org.kartera.records.metadata.Wording;

/** Makes fields of what admins defined. */
final class CustomFieldTypes {
    private CustomFieldTypes() {}

    /** The field; one that is retired is there for the kernel alone, so that what is stored in it stays as it is. */
    static FieldType of(CustomField field) {
        boolean visible = field.state() == CustomState.ACTIVE || field.state() == CustomState.ADDING;
        return of(field.definition(), visible);
    }

    static FieldType of(FieldDefinition field, boolean visible) {
        FieldKind kind = field.stored();
        boolean several = several(kind);
        return new FieldType(
                field.name(),
                kind,
                several,
                Kinds.javaType(kind),
                visible ? flags(field) : hidden(field),
                visible ? field.places() : EnumSet.noneOf(Place.class),
                Kinds.length(kind, field.length()),
                field.min(),
                field.max(),
                field.pattern() == null ? null : Pattern.compile(field.pattern()),
                field.numbering(),
                field.choices().stream().map(CustomFieldTypes::choice).toList(),
                field.refs(),
                field.onDelete(),
                columns(field.column(), kind),
                Accessors.extension(field.column(), several ? none(kind) : null),
                new Wording.Own(field.label()),
                details(field));
    }

    /** The columns of a field of {@code kind}, whose names begin with {@code base}. */
    static Columns columns(String base, FieldKind kind) {
        return ColumnNames.of(base, kind, Kinds.foldable(kind));
    }

    static boolean several(FieldKind kind) {
        return kind == FieldKind.MULTI_CHOICE || kind == FieldKind.REFS;
    }

    private static Collection<?> none(FieldKind kind) {
        return kind == FieldKind.MULTI_CHOICE ? Set.of() : List.of();
    }

    private static Set<Flag> flags(FieldDefinition field) {
        Set<Flag> flags = EnumSet.of(Flag.EXTENSION, Flag.CUSTOM);
        set(flags, Flag.REQUIRED, field.required());
        set(flags, Flag.UNIQUE, field.unique());
        set(flags, Flag.TRACKED, field.tracked());
        set(flags, Flag.FILTERABLE, field.filterable());
        set(flags, Flag.READ_ONLY, field.result() != null);
        set(flags, Flag.GAPS, field.kind() == FieldKind.AUTO_NUMBER && !field.gapFree());
        return flags;
    }

    private static Set<Flag> hidden(FieldDefinition field) {
        Set<Flag> flags = EnumSet.of(Flag.EXTENSION, Flag.CUSTOM, Flag.INTERNAL);
        set(flags, Flag.UNIQUE, field.unique());
        return flags;
    }

    private static void set(Set<Flag> flags, Flag flag, boolean on) {
        if (on) {
            flags.add(flag);
        }
    }

    private static Choice choice(ChoiceDefinition choice) {
        return new Choice(choice.value(), null, new Wording.Own(choice.label()), choice.colour(), choice.retired());
    }

    private static FieldDetails details(FieldDefinition field) {
        return new FieldDetails(
                new Wording.Own(field.help()),
                field.defaultValue(),
                field.visibleWhen(),
                validation(field.validation()),
                field.computation());
    }

    private static FieldDetails.@Nullable Validation validation(FieldDefinition.@Nullable Validation validation) {
        return validation == null
                ? null
                : new FieldDetails.Validation(validation.expression(), new Wording.Own(validation.message()));
    }
}
