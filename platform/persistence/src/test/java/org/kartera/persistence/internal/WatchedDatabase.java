package org.kartera.persistence.internal;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.kartera.persistence.Database;
import org.kartera.persistence.Dialect;

/** Another database that remembers which prepared statements were sent to it, a batch as one. */
final class WatchedDatabase implements Database {
    private final Database watched;
    private final List<String> sent = new ArrayList<>();

    WatchedDatabase(Database watched) {
        this.watched = watched;
    }

    /** What was sent since this was asked last; {@code batch} in front of each batch. */
    List<String> sent() {
        List<String> all = List.copyOf(sent);
        sent.clear();
        return all;
    }

    @Override
    public Dialect dialect() {
        return watched.dialect();
    }

    @Override
    public int queryTimeout() {
        return watched.queryTimeout();
    }

    @Override
    public PoolUse use() {
        return watched.use();
    }

    @Override
    public boolean answers(int seconds) {
        return watched.answers(seconds);
    }

    @Override
    public DataSource pool() {
        DataSource pool = watched.pool();
        return proxy(DataSource.class, (proxy, method, args) -> {
            Object result = method.invoke(pool, args);
            return result instanceof Connection connection ? watched(connection) : result;
        });
    }

    private Connection watched(Connection connection) {
        return proxy(Connection.class, (proxy, method, args) -> {
            Object result = method.invoke(connection, args);
            return result instanceof PreparedStatement statement ? watched(statement, String.valueOf(args[0])) : result;
        });
    }

    private PreparedStatement watched(PreparedStatement statement, String sql) {
        return proxy(PreparedStatement.class, (proxy, method, args) -> {
            if (method.getName().equals("executeBatch")) {
                sent.add("batch " + sql);
            } else if (method.getName().startsWith("execute")) {
                sent.add(sql);
            }
            return method.invoke(statement, args);
        });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(
                WatchedDatabase.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
                    try {
                        return handler.invoke(proxy, method, args);
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                }));
    }
}
