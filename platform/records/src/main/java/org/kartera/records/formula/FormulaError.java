package org.kartera.records.formula;

import org.kartera.platform.ErrorCode;
import org.kartera.platform.ErrorKind;

/** What can be wrong with a formula. Argument {0} is the position in characters from 1, where it says nothing else. */
public enum FormulaError implements ErrorCode {
    /** Nothing is written. */
    FORMULA_EMPTY,
    /** Longer than {1} characters. */
    FORMULA_TOO_LONG,
    /** More than {1} values and operators. */
    FORMULA_TOO_COMPLEX,
    /** Nested more than {1} levels deep. */
    FORMULA_TOO_DEEP,
    /** {1} cannot stand there. */
    FORMULA_SYNTAX,
    /** It ends where a value is expected. */
    FORMULA_INCOMPLETE,
    /** {1}, a bracket, has no counterpart. */
    FORMULA_BRACKET,
    /** A text is not closed. */
    FORMULA_QUOTE,
    /** A backslash stands before {1}, which needs none. */
    FORMULA_ESCAPE,
    /** {1} is no operator here; {2} is meant. */
    FORMULA_OPERATOR,
    /** {1} is no number in our notation, or has too many digits. */
    FORMULA_NUMBER,
    /** There is no field {1}; {2} similar ones, 0 in {3} where there are none. */
    FORMULA_UNKNOWN_FIELD,
    /** {1} leads to no record, so that nothing can follow behind it. */
    FORMULA_NO_REFERENCE,
    /** The path {1} leads through more than {2} references. */
    FORMULA_TOO_FAR,
    /** There is no function {1}; {2} similar ones, 0 in {3} where there are none. */
    FORMULA_UNKNOWN_FUNCTION,
    /** The function {1} takes other arguments: {2} how it is written. */
    FORMULA_ARGUMENTS,
    /** {1}, a function or operator, does not take a value of the kind with the {@link ValueKind#word} {2}; {3} how it is written. */
    FORMULA_WRONG_KIND,
    /** {1} does not take a value of the kind with the {@link ValueKind#word} {2} together with one of {3}. */
    FORMULA_KINDS_DIFFER,
    /** {1} is no value of this choice; {2} those that are. */
    FORMULA_UNKNOWN_CHOICE,
    /** {1} gives another result each time and cannot be stored. */
    FORMULA_NOT_STABLE,
    /** The result is of the kind with the {@link ValueKind#word} {1}, and should be of {2}. */
    FORMULA_WRONG_RESULT,
    /** Formulas need each other in a circle: {0} the path. */
    FORMULA_CYCLE,
    /** What must hold of a field does not: {0} the field, {1} what its author says about it, or the condition where {2} is 0. */
    CONDITION_NOT_MET;

    @Override
    public ErrorKind kind() {
        return ErrorKind.INVALID;
    }
}
