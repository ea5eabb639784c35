package org.kartera.transfer.internal;

import java.util.List;
import org.kartera.platform.ErrorCode;

/** A cell that cannot become a value. */
final class WrongCell extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient String column;
    private final transient ErrorCode code;
    private final transient List<Object> args;

    WrongCell(String column, ErrorCode code, Object... args) {
        super(code.code(), null, false, false);
        this.column = column;
        this.code = code;
        this.args = List.of(args);
    }

    String column() {
        return column;
    }

    ErrorCode code() {
        return code;
    }

    List<Object> args() {
        return args;
    }
}
