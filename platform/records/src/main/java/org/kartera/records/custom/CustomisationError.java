package org.kartera.records.custom;

import org.kartera.platform.ErrorCode;
import org.kartera.platform.ErrorKind;

/** What can be wrong with fields and record types that administrators make. */
public enum CustomisationError implements ErrorCode {
    /** There is no such field among those that were added: {0} the field, {1} the record type. */
    NO_SUCH_FIELD(ErrorKind.MISSING),
    /** The name is taken: {0} the name. */
    DUPLICATE_NAME(ErrorKind.CONFLICT),
    /** What is stored in the field would be lost: {0} the field, {1} how many records have a value. */
    FIELD_IN_USE(ErrorKind.CONFLICT),
    /** Records would be lost with their record type: {0} its name, {1} how many. */
    ENTITY_IN_USE(ErrorKind.CONFLICT),
    /** Others refer to the record type: {0} its name, {1} the field. */
    ENTITY_NEEDED(ErrorKind.CONFLICT),
    /** Something else is made of the field: {0} the field, {1} what. */
    FIELD_NEEDED(ErrorKind.CONFLICT),
    /** Records have the value that is to go: {0} the value, {1} how many. */
    CHOICE_IN_USE(ErrorKind.CONFLICT),
    /** Values do not fit the new kind: {0} the field, {1} how many do not. */
    VALUES_DO_NOT_FIT(ErrorKind.CONFLICT),
    /** Of a detail: a value that does not fit, {0} the record's id, {1} its title, {2} the value. */
    UNSUITABLE_VALUE(ErrorKind.CONFLICT),
    /** Records have equal values already: {0} the field. */
    VALUES_NOT_UNIQUE(ErrorKind.CONFLICT),
    /** The table cannot take the field: {0} the field, {1} why. */
    CANNOT_COMPLETE(ErrorKind.CONFLICT),
    /** The field is retired: {0} the field. */
    FIELD_RETIRED(ErrorKind.CONFLICT),
    /** The record type has as many fields as it may: {0} the limit. */
    TOO_MANY_FIELDS(ErrorKind.INVALID),
    /** There are as many record types as there may be: {0} the limit. */
    TOO_MANY_ENTITIES(ErrorKind.INVALID),
    /** The record has no such field: {0} the property, {1} the field. */
    UNKNOWN_NAME(ErrorKind.INVALID),
    /** Values of one kind never are ones of the other: {0} the former kind, {1} the other. */
    CANNOT_RETYPE(ErrorKind.INVALID),
    /** The name is not made as names are: {0} the property. */
    WRONG_NAME(ErrorKind.INVALID),
    /** Every record has something of that name: {0} the property, {1} the name. */
    RESERVED_NAME(ErrorKind.INVALID),
    /** Fields of that kind cannot be made: {0} the property, {1} the kind. */
    UNKNOWN_KIND(ErrorKind.INVALID),
    /** A field of the kind cannot have that: {0} the property, {1} the kind. */
    UNSUITABLE_OPTION(ErrorKind.INVALID),
    /** No regular expression: {0} the property, {1} what is wrong with it. */
    WRONG_PATTERN(ErrorKind.INVALID),
    /** The pattern of an auto-number has no counter or a part that is no date: {0} the property. */
    WRONG_NUMBERING(ErrorKind.INVALID),
    /** A value stands there twice: {0} the property, {1} the value. */
    TWICE(ErrorKind.INVALID),
    /** A module decides it: {0} the property or field, {1} what can be changed of it. */
    BUILT_IN(ErrorKind.INVALID),
    /** The module asks for more: {0} the property, {1} what it asks for. */
    LOOSER(ErrorKind.INVALID),
    /** The values of the module's field are what they are: {0} the property, {1} the value that cannot be added or removed. */
    FIXED_CHOICES(ErrorKind.INVALID),
    /** The module's rules give the value, which can only be called otherwise and coloured: {0} the property, {1} the value. */
    RULED_CHOICE(ErrorKind.INVALID),
    /** The property cannot be changed afterwards: {0} the property. */
    FIXED_PROPERTY(ErrorKind.INVALID);

    private final ErrorKind kind;

    CustomisationError(ErrorKind kind) {
        this.kind = kind;
    }

    @Override
    public ErrorKind kind() {
        return kind;
    }
}
