package org.kartera.records.internal.module;

/** Why a module cannot be enabled, in words for an admin. */
public final class ModuleFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ModuleFailure(String message) {
        super(message.strip());
    }
}
