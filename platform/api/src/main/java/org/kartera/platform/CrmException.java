package org.kartera.platform;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one exception by which platform and modules say that a request cannot be done. Status, problem+json (RFC 9457) and the
 * translated message follow from the code. Thrown inside a unit of work, it rolls the unit back.
 */
public class CrmException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ErrorCode code;
    private final transient List<Object> args;
    private final transient List<Violation> violations;

    /** {@code args} fill the message; they must not hold what the caller may not see. */
    public CrmException(ErrorCode code, Object... args) {
        this(code, List.of(args), List.of(), null);
    }

    private CrmException(ErrorCode code, List<Object> args, List<Violation> violations, @Nullable Throwable cause) {
        super(code.code() + (args.isEmpty() ? "" : " " + args) + (violations.isEmpty() ? "" : " " + violations), cause);
        this.code = code;
        this.args = List.copyOf(args);
        this.violations = List.copyOf(violations);
    }

    /** As the constructor, with the failure that lies behind it, for the log only. */
    public static CrmException causedBy(Throwable cause, ErrorCode code, Object... args) {
        return new CrmException(code, List.of(args), List.of(), cause);
    }

    /** {@code code} with what stands behind it in detail, such as the rows that are in the way. */
    public static CrmException detailed(ErrorCode code, List<Violation> details, Object... args) {
        return new CrmException(code, List.of(args), details, null);
    }

    /** 422 {@code invalid-fields} with everything that is wrong; {@code violations} is not empty. */
    public static CrmException invalid(List<Violation> violations) {
        return new CrmException(StandardError.INVALID_FIELDS, List.of(), violations, null);
    }

    /** 422 {@code invalid-fields} for one field; see {@link Violation#of}. */
    public static CrmException invalid(String field, ErrorCode code, Object... args) {
        return invalid(List.of(Violation.of(field, code, args)));
    }

    public ErrorCode code() {
        return code;
    }

    /** Arguments of the message. */
    public List<Object> args() {
        return args;
    }

    /** What is wrong with single fields; empty where the code says it all. */
    public List<Violation> violations() {
        return violations;
    }
}
