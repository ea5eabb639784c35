package org.kartera.transfer;

import org.kartera.platform.ErrorCode;
import org.kartera.platform.ErrorKind;

/** What can be wrong with an import. */
public enum TransferError implements ErrorCode {
    /** The file has neither the columns of the European Central Bank's rates nor a currency, a day and a rate. */
    NO_RATES_FILE(ErrorKind.INVALID),
    /** The file has more rates than are taken at once: {0} the limit. */
    TOO_MANY_RATES(ErrorKind.INVALID),
    /** A row has a rate of what is no currency: {0} the text, {1} the line. */
    UNKNOWN_RATE_CURRENCY(ErrorKind.INVALID),
    /** The file is no calendar (RFC 5545). */
    NO_CALENDAR_FILE(ErrorKind.INVALID),
    /** The events of the calendar recur more often than is counted: {0} the limit. */
    TOO_MANY_OCCURRENCES(ErrorKind.INVALID),
    /** The file has no rows, not even a header. */
    EMPTY_FILE(ErrorKind.INVALID),
    /** The bytes are no text in the encoding: {0} the encoding, {1} the position of the first wrong byte. */
    WRONG_ENCODING(ErrorKind.INVALID),
    /** The file is a workbook of a spreadsheet program, or another archive, and no text. */
    SPREADSHEET(ErrorKind.INVALID),
    /** There is no encoding of that name: {0} the name. */
    UNKNOWN_ENCODING(ErrorKind.INVALID),
    /** A quoted value is not closed or goes on behind its quote: {0} the line in which the row begins. */
    BROKEN_QUOTE(ErrorKind.INVALID),
    /** The row has another number of columns than the header: {0} columns, {1} expected. */
    WRONG_COLUMN_COUNT(ErrorKind.INVALID),
    /** The header has a column twice: {0} the column. */
    DUPLICATE_COLUMN(ErrorKind.INVALID),
    /** The options name a column that the file has not: {0} the column. */
    NO_SUCH_COLUMN(ErrorKind.INVALID),
    /** The options are wrong: {0} where and why. */
    WRONG_OPTIONS(ErrorKind.INVALID),
    /** No column fits a field; the options must say which column goes where. */
    NOTHING_MAPPED(ErrorKind.INVALID),
    /** The text is no number in the format asked for: {0} the text. */
    NOT_A_NUMBER(ErrorKind.INVALID),
    /** The text is no date in the format asked for: {0} the text, {1} the format. */
    NOT_A_DATE(ErrorKind.INVALID),
    /** The text is no latitude and longitude: {0} the text. */
    NOT_A_PLACE(ErrorKind.INVALID),
    /** The text is neither yes nor no: {0} the text. */
    NOT_A_BOOLEAN(ErrorKind.INVALID),
    /** No record to refer to: {0} its record type, {1} the field, {2} the value looked for. */
    NOTHING_FOUND(ErrorKind.INVALID),
    /** Several records to refer to: {0} their record type, {1} the field, {2} the value looked for. */
    SEVERAL_FOUND(ErrorKind.INVALID),
    /** The record is there already: {0} the value of its key. */
    ALREADY_THERE(ErrorKind.CONFLICT),
    /** The row has no value for the key: {0} the column or field. */
    KEY_MISSING(ErrorKind.INVALID),
    /** The key of the row is too long to be kept: {0} the column, {1} the greatest length. */
    KEY_TOO_LONG(ErrorKind.INVALID),
    /** The public holidays of that place are not known: {0} the country, with the region. */
    NO_SUCH_HOLIDAYS(ErrorKind.MISSING),
    /** There is no such import: {0} its id. */
    NO_SUCH_IMPORT(ErrorKind.MISSING);

    private final ErrorKind kind;

    TransferError(ErrorKind kind) {
        this.kind = kind;
    }

    @Override
    public ErrorKind kind() {
        return kind;
    }
}
