package org.kartera.platform;

/** The errors that the kernel itself raises. */
public enum StandardError implements ErrorCode {
    /** The body is no JSON, or not of the form asked for: {0} what is wrong, {1} line, {2} column. */
    MALFORMED_BODY(ErrorKind.MALFORMED),
    /** A query parameter is wrong: {0} its name, {1} its value. */
    MALFORMED_PARAMETER(ErrorKind.MALFORMED),
    /** The filter cannot be parsed: {0} what was found, {1} the position, counted from 1. */
    MALFORMED_FILTER(ErrorKind.MALFORMED),
    /** The filter is nested or long beyond what is accepted: {0} the limit. */
    FILTER_TOO_COMPLEX(ErrorKind.MALFORMED),
    /** Filter, sort, fields or include names a field that the record has not: {0} the field, {1} the record's name. */
    UNKNOWN_FIELD_IN_QUERY(ErrorKind.MALFORMED),
    /** The field does not take this operator or value in a filter or sort: {0} the field, {1} operator or value. */
    UNSUITABLE_FILTER(ErrorKind.MALFORMED),
    /** The cursor was not made by us, or for another query. */
    MALFORMED_CURSOR(ErrorKind.MALFORMED),
    /** Nobody is signed in. */
    NOT_SIGNED_IN(ErrorKind.UNAUTHENTICATED),
    /** Login or password is wrong. Says no more on purpose. */
    WRONG_CREDENTIALS(ErrorKind.UNAUTHENTICATED),
    /** The session has ended. */
    SESSION_EXPIRED(ErrorKind.UNAUTHENTICATED),
    /** The API token is unknown, revoked or past its time. */
    TOKEN_EXPIRED(ErrorKind.UNAUTHENTICATED),
    /** Signing in is locked after repeated failures: {0} seconds until it opens. */
    LOCKED_OUT(ErrorKind.THROTTLED),
    /** The one-time password must be changed first. */
    PASSWORD_CHANGE_REQUIRED(ErrorKind.DENIED),
    /** The right is missing: {0} the verb, {1} the record's name. */
    NOT_ALLOWED(ErrorKind.DENIED),
    /** The X-CSRF-Token header is missing or wrong. */
    CSRF_TOKEN_MISSING(ErrorKind.DENIED),
    /** There is no such address. */
    NO_SUCH_ADDRESS(ErrorKind.MISSING),
    /** There is no such record type: {0} its name. */
    NO_SUCH_ENTITY(ErrorKind.MISSING),
    /** There is no such record: {0} its record type, {1} its id. */
    NO_SUCH_RECORD(ErrorKind.MISSING),
    /** The record has no such note: {0} its id. */
    NO_SUCH_NOTE(ErrorKind.MISSING),
    /** There is no such action: {0} the action, {1} the record type. */
    NO_SUCH_ACTION(ErrorKind.MISSING),
    /** There is no such module: {0} its name. */
    NO_SUCH_MODULE(ErrorKind.MISSING),
    /** The method is not one that this address takes. */
    METHOD_NOT_ALLOWED(ErrorKind.MALFORMED),
    /** Another record has this value already: {0} the field, {1} the value. */
    DUPLICATE_VALUE(ErrorKind.CONFLICT),
    /** The record cannot be deleted since others refer to it: {0} how many, {1} their record type. */
    STILL_REFERENCED(ErrorKind.CONFLICT),
    /** The record is in the recycle bin: {0} its id. */
    RECORD_DELETED(ErrorKind.CONFLICT),
    /** The record is not in the recycle bin: {0} its id. */
    RECORD_NOT_DELETED(ErrorKind.CONFLICT),
    /** The idempotency key was used for another request. */
    IDEMPOTENCY_KEY_REUSED(ErrorKind.CONFLICT),
    /** The request with this idempotency key is still under way. */
    IDEMPOTENCY_KEY_BUSY(ErrorKind.CONFLICT),
    /** Others need this module: {0} their names. */
    MODULE_REQUIRED(ErrorKind.CONFLICT),
    /** Bundles outside of the module would be restarted with it: {0} the module, {1} the bundles. */
    MODULE_REFRESH_REFUSED(ErrorKind.CONFLICT),
    /** The module cannot be updated: {0} the module, {1} the reason. */
    MODULE_UPDATE_FAILED(ErrorKind.CONFLICT),
    /** The record has changed since it was read: {0} the newest version. */
    STALE_VERSION(ErrorKind.STALE),
    /** The body is larger than accepted: {0} the limit in bytes. */
    BODY_TOO_LARGE(ErrorKind.TOO_LARGE),
    /** More items than accepted: {0} the limit. */
    TOO_MANY_ITEMS(ErrorKind.TOO_LARGE),
    /** The media type is not understood here: {0} the type. */
    UNSUPPORTED_MEDIA_TYPE(ErrorKind.UNSUPPORTED),
    /** One or more fields are wrong; each has a violation of its own. */
    INVALID_FIELDS(ErrorKind.INVALID),
    /** The record has no such field: {0} the field. */
    UNKNOWN_FIELD(ErrorKind.INVALID),
    /** The field cannot be written by callers: {0} the field. */
    READ_ONLY_FIELD(ErrorKind.INVALID),
    /** The field must have a value: {0} the field. */
    REQUIRED(ErrorKind.INVALID),
    /** The value is of the wrong kind: {0} the field, {1} the kind expected. */
    WRONG_TYPE(ErrorKind.INVALID),
    /** The text is too long: {0} the field, {1} the greatest length in characters. */
    TOO_LONG(ErrorKind.INVALID),
    /** The number is out of range: {0} the field, {1} least, {2} greatest. */
    OUT_OF_RANGE(ErrorKind.INVALID),
    /** The text has characters that no text may have (NUL, control characters, lone surrogates): {0} the field. */
    FORBIDDEN_CHARACTERS(ErrorKind.INVALID),
    /** The text is not of the form asked for: {0} the field. */
    WRONG_FORMAT(ErrorKind.INVALID),
    /** No e-mail address: {0} the field, {1} the value. */
    INVALID_EMAIL(ErrorKind.INVALID),
    /** No phone number: {0} the field, {1} the value. */
    INVALID_PHONE(ErrorKind.INVALID),
    /** No web address with http or https: {0} the field, {1} the value. */
    INVALID_URL(ErrorKind.INVALID),
    /** No ISO 4217 currency: {0} the field, {1} the value. */
    INVALID_CURRENCY(ErrorKind.INVALID),
    /** No ISO 8601 date or time: {0} the field, {1} the value. */
    INVALID_DATE(ErrorKind.INVALID),
    /** Not one of the choices: {0} the field, {1} the value, {2} the choices. */
    INVALID_CHOICE(ErrorKind.INVALID),
    /** The record referred to does not exist, or the caller may not see it: {0} the field, {1} the value. */
    INVALID_REFERENCE(ErrorKind.INVALID),
    /** The file referred to does not exist any more, or the caller may not see it: {0} the field, {1} its id. */
    INVALID_FILE(ErrorKind.INVALID),
    /** The file is no picture that can be shown: {0} the field, {1} its name. */
    NOT_A_PICTURE(ErrorKind.INVALID),
    /** No language by that name: {0} the field, {1} the value. */
    UNKNOWN_LOCALE(ErrorKind.INVALID),
    /** No country by that ISO 3166-1 code: {0} the field, {1} the value. */
    UNKNOWN_COUNTRY(ErrorKind.INVALID),
    /** No time zone by that name: {0} the field, {1} the value. */
    UNKNOWN_TIME_ZONE(ErrorKind.INVALID),
    /** No address of map tiles, with https (http on a private host), the placeholders z, x and y, and neither user nor password: {0} the field, {1} the value. */
    INVALID_TILES(ErrorKind.INVALID),
    /** No tax id of the installation's country, or its control character is wrong: {0} the field, {1} the value. */
    INVALID_TAX_ID(ErrorKind.INVALID),
    /** Thousands and fractions would be parted by the same sign: {0} the field. */
    SAME_SEPARATORS(ErrorKind.INVALID),
    /** No colour of the form #rrggbb: {0} the field, {1} the value. */
    INVALID_COLOUR(ErrorKind.INVALID),
    /** White text on the colour would be hard to read: {0} the field, {1} the colour, {2} its contrast, {3} the nearest colour that has enough. */
    LOW_CONTRAST(ErrorKind.INVALID),
    /** A hierarchy may not run in a circle: {0} the field. */
    CYCLE(ErrorKind.INVALID),
    /** The password is too weak: {0} the field, {1} the least length. */
    WEAK_PASSWORD(ErrorKind.INVALID),
    /** Too many requests: {0} seconds to wait. */
    TOO_MANY_REQUESTS(ErrorKind.THROTTLED),
    /** Something of ours failed: {0} the number under which the log has it. */
    INTERNAL(ErrorKind.DEFECT),
    /** The module of these records is switched off or being updated: {0} the module. */
    MODULE_DISABLED(ErrorKind.UNAVAILABLE),
    /** The database does not answer. */
    DATABASE_UNAVAILABLE(ErrorKind.UNAVAILABLE),
    /** The table is used so much that it could not be changed without making others wait: {0} the table. */
    TABLE_BUSY(ErrorKind.UNAVAILABLE),
    /** The storage is full. */
    STORAGE_FULL(ErrorKind.UNAVAILABLE),
    /** The answer took longer than is allowed: {0} the limit in seconds. */
    TIMEOUT(ErrorKind.UNAVAILABLE);

    private final ErrorKind kind;

    StandardError(ErrorKind kind) {
        this.kind = kind;
    }

    @Override
    public ErrorKind kind() {
        return kind;
    }

    @Override
    public int status() {
        return this == METHOD_NOT_ALLOWED ? 405 : kind.status();
    }
}
