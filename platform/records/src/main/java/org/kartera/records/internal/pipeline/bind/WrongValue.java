package org.kartera.records.internal.pipeline.bind;

import java.util.List;
import org.kartera.platform.ErrorCode;
import org.kartera.platform.Violation;

/** A value cannot be taken; becomes a {@link Violation} of the field. */
final class WrongValue extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String path;
    private final transient ErrorCode code;
    private final transient List<Object> args;

    /** {@code path} leads from the field to the part that is wrong, such as {@code [1].value}; empty for the field itself. */
    WrongValue(String path, ErrorCode code, List<Object> args) {
        super(code.code(), null, false, false);
        this.path = path;
        this.code = code;
        this.args = args;
    }

    static WrongValue of(ErrorCode code, Object... args) {
        return new WrongValue("", code, List.of(args));
    }

    /** The same, seen from what holds the value under {@code step}. */
    WrongValue under(String step) {
        return new WrongValue(step + path, code, args);
    }

    Violation of(String field) {
        return Violation.of(field + path, code, args.toArray());
    }
}
