package org.kartera.persistence.internal;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;

/** One generation of a module's unit. Serves those that have acquired it; once retired, it closes with the last of them. */
final class RunningUnit {
    private final EntityManagerFactory factory;
    private int users;
    private boolean retired;

    RunningUnit(EntityManagerFactory factory) {
        this.factory = factory;
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

    boolean isOpen() {
        return factory.isOpen();
    }

    EntityManager createEntityManager() {
        return factory.createEntityManager();
    }
}
