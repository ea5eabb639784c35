package org.kartera.persistence;

import java.util.Locale;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;

/**
 * A row was refused because a unique index or primary key has its value already. A {@code duplicate-value} whose field is not known here: who knows which
 * field the index stands for raises a better one.
 */
public final class DuplicateKeyException extends CrmException {
    private static final long serialVersionUID = 1L;

    private final String index;
    private final Throwable refusal;

    /** {@code index} is the name of the index or constraint, in any case; empty where the database does not tell. */
    public DuplicateKeyException(String index, Throwable refusal) {
        super(StandardError.DUPLICATE_VALUE, index.toLowerCase(Locale.ROOT), "");
        this.index = index.toLowerCase(Locale.ROOT);
        this.refusal = refusal;
    }

    @Override
    public synchronized Throwable getCause() {
        return refusal;
    }

    /** Name of the index in lower case; empty where the database does not tell. */
    public String index() {
        return index;
    }
}
