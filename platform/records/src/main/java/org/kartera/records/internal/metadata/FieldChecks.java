package org.kartera.records.internal.metadata;

import java.util.regex.Pattern;
import org.kartera.platform.record.FieldKind;
import org.kartera.platform.record.Place;
import org.kartera.records.internal.metadata.FieldReader.Declaration;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.FieldType.Flag;
import org.kartera.records.metadata.Folding;

/** Says what a declaration asks of a field that fields of its kind cannot do. */
final class FieldChecks {
    private static final Pattern RECORD_NAME = Pattern.compile("[a-z][a-z0-9]*\\.[a-z][a-zA-Z0-9]*");
    private static final Pattern FIELD_NAME = Pattern.compile("[a-z][a-zA-Z0-9]*");
    private static final String CUSTOM_COLUMN = "x_";
    private static final Pattern COLUMN_NAME = Pattern.compile("[a-z][a-z0-9_]{0,49}");

    private final Problems problems;

    FieldChecks(Problems problems) {
        this.problems = problems;
    }

    void check(Declaration declared, FieldType field) {
        checkNames(declared, field);
        checkReference(declared, field);
        checkText(declared, field);
        checkMeaning(declared, field);
    }

    private void checkNames(Declaration declared, FieldType field) {
        if (!FIELD_NAME.matcher(declared.plain()).matches()) {
            problems.add(declared.where(), "a field's name has letters and digits only and begins with a small letter");
        }
        for (String column :
                new String[] {field.columns().value(), field.columns().second()}) {
            if (column == null) {
                continue;
            }
            if (ReservedWords.contain(column)) {
                problems.add(
                        declared.where(),
                        "the column " + column + " is a reserved word of Derby or PostgreSQL; write column = \""
                                + column + "_value\" or another name");
            } else if (column.startsWith(CUSTOM_COLUMN)) {
                problems.add(
                        declared.where(),
                        "columns that begin with " + CUSTOM_COLUMN
                                + " are those of administrators; name another by column = \"...\"");
            } else if (!COLUMN_NAME.matcher(column).matches()) {
                problems.add(
                        declared.where(),
                        "the column " + column
                                + " must be of small letters, digits and underscores, up to 50; name it by column = \"...\"");
            }
        }
    }

    private void checkReference(Declaration declared, FieldType field) {
        boolean records =
                field.kind() == FieldKind.REF || field.kind() == FieldKind.REFS || field.kind() == FieldKind.ANY_REF;
        if (records && field.refs().isEmpty()) {
            problems.add(declared.where(), "write which records it refers to, such as ref = \"contacts.person\"");
        } else if (!field.refs().isEmpty() && !records) {
            problems.add(declared.where(), "only a Ref can have ref = ...; make the field a Ref or leave it out");
        } else if (field.refs().size() > 1 && field.kind() != FieldKind.ANY_REF) {
            problems.add(declared.where(), "only a single Ref can refer to several record types");
        }
        field.refs().stream()
                .filter(name -> !RECORD_NAME.matcher(name).matches())
                .forEach(name -> problems.add(
                        declared.where(), "\"" + name + "\" is no record type's name; write <module>.<noun>"));
    }

    private void checkText(Declaration declared, FieldType field) {
        if (declared.annotation().length() < 0) {
            problems.add(declared.where(), "length cannot be negative");
        }
        boolean measured =
                field.textual() || field.kind() == FieldKind.CHOICE || field.kind() == FieldKind.MULTI_CHOICE;
        if (declared.annotation().length() > 0 && !measured) {
            problems.add(declared.where(), "length is for text only; leave it out");
        }
        boolean patterned = field.textual();
        if (!declared.annotation().pattern().isEmpty() && !patterned) {
            problems.add(declared.where(), "pattern is for text only; leave it out");
        }
        if (field.kind() == FieldKind.AUTO_NUMBER
                && String.valueOf(field.numbering()).indexOf("{0") < 0) {
            problems.add(
                    declared.where(),
                    "an auto-number needs its pattern with a counter, such as pattern = \"INV-{yyyy}-{0000}\"");
        }
        boolean bounded = field.min() != null || field.max() != null;
        boolean numeric = Kinds.numeric(field.kind());
        if (bounded && !numeric) {
            problems.add(declared.where(), "min and max are for numbers only; leave them out");
        }
    }

    private void checkMeaning(Declaration declared, FieldType field) {
        if (field.is(Flag.UNIQUE) && (field.multiple() || !Kinds.comparable(field.kind()))) {
            problems.add(declared.where(), "a " + field.kind().json() + " cannot be unique");
        } else if (field.is(Flag.UNIQUE) && field.columns().folded() != null && field.length() > Folding.LENGTH) {
            problems.add(
                    declared.where(),
                    "unique text takes up to " + Folding.LENGTH + " characters; write length = " + Folding.LENGTH
                            + " or less");
        }
        if (field.is(Flag.HIERARCHY) && field.kind() != FieldKind.REF) {
            problems.add(declared.where(), "hierarchy is for a Ref to a record of the same type");
        }
        boolean dated = field.kind() == FieldKind.DATE || field.kind() == FieldKind.DATE_TIME;
        if (field.is(Flag.FIXES_RATES) && !dated) {
            problems.add(declared.where(), "fixesRates is for a date; leave it out");
        }
        boolean ordered = !field.multiple() && Kinds.comparable(field.kind());
        if (field.in(Place.SORT) && !ordered) {
            problems.add(
                    declared.where(),
                    "records cannot be sorted by a " + field.kind().json() + "; leave SORT out");
        }
        if (field.in(Place.BOARD) && field.kind() != FieldKind.CHOICE && field.kind() != FieldKind.REF) {
            problems.add(
                    declared.where(), "columns of a board are made of a choice or a single reference; leave BOARD out");
        }
        if (field.is(Flag.READ_ONLY) && field.is(Flag.WRITE_ONLY)) {
            problems.add(declared.where(), "readOnly and writeOnly exclude each other; write internal = true");
        }
    }
}
