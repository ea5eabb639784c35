package org.kartera.records.internal.module;

import org.kartera.persistence.MigrationException;
import org.kartera.platform.CrmException;
import org.kartera.records.metadata.MetadataException;

/** Why a module cannot be enabled, in words for an admin. */
public final class ModuleFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ModuleFailure(String message) {
        super(message.strip());
    }

    /** Words for an admin; what nobody foresaw is told with its class. */
    static String reason(Throwable failure) {
        boolean plain = failure instanceof ModuleFailure
                || failure instanceof MetadataException
                || failure instanceof MigrationException;
        if (plain) {
            return String.valueOf(failure.getMessage());
        } else if (failure instanceof CrmException known) {
            return known.code().code()
                    + (known.getCause() == null ? "" : ": " + known.getCause().getMessage());
        }
        Throwable innermost = failure;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        return innermost.getClass().getSimpleName() + ": " + innermost.getMessage();
    }
}
