package org.kartera.persistence.internal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The one connection of a thread, taken from the pool when it is first asked for, and the persistence units that work on it. */
final class ThreadConnection implements AutoCloseable {
    private static final Set<String> NOT_FOR_GUESTS = Set.of("close", "commit", "setAutoCommit", "abort");

    private final DataSource pool;
    private final Map<String, RunningUnit> units = new HashMap<>();
    private @Nullable Connection own;
    private @Nullable Connection shared;
    private boolean transactional;

    ThreadConnection(DataSource pool) {
        this.pool = pool;
    }

    /** A view whose end is decided by the unit of work alone. */
    Connection shared() throws SQLException {
        Connection view = shared;
        if (view == null) {
            Connection taken = pool.getConnection();
            taken.setAutoCommit(!transactional);
            own = taken;
            view = (Connection) Proxy.newProxyInstance(
                    ThreadConnection.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, args) -> invoke(taken, method, args));
            shared = view;
        }
        return view;
    }

    private static @Nullable Object invoke(Connection target, Method method, Object @Nullable [] args)
            throws Throwable {
        boolean wholeRollback = method.getName().equals("rollback") && method.getParameterCount() == 0;
        if (wholeRollback || NOT_FOR_GUESTS.contains(method.getName())) {
            return null;
        }
        try {
            return method.invoke(target, args);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    /** The module's unit, the same to the end. */
    RunningUnit unit(String module, RunningUnits running) {
        return units.computeIfAbsent(module, running::acquire);
    }

    void begin() throws SQLException {
        transactional = true;
        if (own != null) {
            own.setAutoCommit(false);
        }
    }

    void commit() throws SQLException {
        if (own != null) {
            own.commit();
            own.setAutoCommit(true);
        }
        transactional = false;
    }

    void rollback() throws SQLException {
        transactional = false;
        if (own != null) {
            own.rollback();
            own.setAutoCommit(true);
        }
    }

    @Override
    public void close() throws SQLException {
        Connection taken = own;
        own = null;
        shared = null;
        units.values().forEach(RunningUnit::release);
        units.clear();
        if (taken != null) {
            taken.close();
        }
    }
}
