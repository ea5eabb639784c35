package org.kartera.persistence.internal;

import java.util.HashMap;
import java.util.Map;
import liquibase.Scope;
import liquibase.Scope.ScopedRunnerWithReturn;
import liquibase.ScopeManager;
import liquibase.SingletonScopeManager;
import liquibase.change.ChangeFactory;
import liquibase.ui.LoggerUIService;

/**
 * Liquibase's surroundings, one for all threads: by itself it would load every extension again for each thread, through whatever class loader the thread
 * happens to have. Not to be used by two threads at once.
 */
final class LiquibaseScope {
    private final ClassLoader liquibase = Scope.class.getClassLoader();
    private final ScopeManager manager = new SingletonScopeManager();
    private boolean prepared;

    <T> T call(Map<String, Object> values, ScopedRunnerWithReturn<T> work) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader former = thread.getContextClassLoader();
        thread.setContextClassLoader(liquibase);
        Scope.setScopeManager(manager);
        try {
            return Scope.child(withDefaults(values), () -> {
                prepare();
                return work.run();
            });
        } finally {
            // Never null: threads that this one makes later inherit it.
            Scope.setScopeManager(new SingletonScopeManager());
            thread.setContextClassLoader(former);
        }
    }

    private void prepare() {
        if (!prepared) {
            Scope.getCurrentScope().getSingleton(ChangeFactory.class).register(new CreateRecordTableChange());
            prepared = true;
        }
    }

    private Map<String, Object> withDefaults(Map<String, Object> values) {
        Map<String, Object> all = new HashMap<>(values);
        all.put(Scope.Attr.logService.name(), new QuietLog());
        all.put(Scope.Attr.ui.name(), new LoggerUIService());
        all.put(Scope.Attr.classLoader.name(), liquibase);
        all.put("liquibase.analytics.enabled", false);
        return all;
    }
}
