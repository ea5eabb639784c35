package org.kartera.persistence.internal;

import jakarta.persistence.EntityManagerFactory;
import org.eclipse.persistence.sessions.server.ServerSession;

/** One generation of a module's unit. Serves those that have acquired it; once retired, it closes with the last of them. */
final class RunningUnit {
    private final EntityManagerFactory factory;
    private final ServerSession session;
    private final IdQueries queries = new IdQueries();
    private int users;
    private boolean retired;

    RunningUnit(EntityManagerFactory factory) {
        this.factory = factory;
        this.session = factory.unwrap(ServerSession.class);
    }

    /** Whether it may be used; each success asks for one {@link #release}. */
    synchronized boolean acquire() {
        if (retired) {
            return false;
        }
        users++;
        return true;
    }

    synchronized void release() {
        users--;
        closeWhenDone();
    }

    synchronized void retire() {
        retired = true;
        closeWhenDone();
    }

    private void closeWhenDone() {
        if (retired && users == 0 && factory.isOpen()) {
            factory.close();
        }
    }

    ServerSession session() {
        return session;
    }

    IdQueries queries() {
        return queries;
    }
}
