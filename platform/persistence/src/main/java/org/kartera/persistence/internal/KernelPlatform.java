package org.kartera.persistence.internal;

import org.eclipse.persistence.platform.server.ServerPlatformBase;
import org.eclipse.persistence.sessions.DatabaseSession;
import org.eclipse.persistence.sessions.ExternalTransactionController;
import org.eclipse.persistence.transaction.JTATransactionController;

/** Tells EclipseLink that it runs inside a container with transactions. Made by EclipseLink by name. */
public final class KernelPlatform extends ServerPlatformBase {
    public KernelPlatform(DatabaseSession session) {
        super(session);
    }

    @Override
    public Class<? extends ExternalTransactionController> getExternalTransactionControllerClass() {
        return JTATransactionController.class;
    }

    /** The controller comes with the session, since it needs our transactions, not one of a naming service. */
    @Override
    public void initializeExternalTransactionController() {}

    @Override
    public boolean isRuntimeServicesEnabledDefault() {
        return false;
    }
}
