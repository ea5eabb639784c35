package org.kartera.persistence.internal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.kartera.persistence.Database;
import org.kartera.persistence.Dialect;
import org.kartera.persistence.PersistenceUnits;
import org.kartera.persistence.UnitDefinition;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The units by module; each has at most one that takes new work. */
@Component(service = {PersistenceUnits.class, RunningUnits.class})
public final class RunningUnits implements PersistenceUnits {
    private final Dialect dialect;
    private final UnitBuilder builder;
    private final Map<String, RunningUnit> running = new ConcurrentHashMap<>();

    @Activate
    public RunningUnits(@Reference Database database, @Reference Transactions transactions) {
        this.dialect = database.dialect();
        this.builder = new UnitBuilder(dialect, transactions);
    }

    @Override
    public void open(UnitDefinition definition) {
        RunningUnit next = new RunningUnit(builder.build(definition));
        retire(running.put(definition.module(), next));
    }

    @Override
    public void close(String module) {
        retire(running.remove(module));
    }

    /** Closes all units. */
    @Deactivate
    public void close() {
        running.keySet().forEach(this::close);
    }

    Dialect dialect() {
        return dialect;
    }

    /**
     * The unit that takes new work, to be released by the caller.
     *
     * @throws CrmException {@code module-disabled} where there is none
     */
    RunningUnit acquire(String module) {
        while (true) {
            RunningUnit unit = running.get(module);
            if (unit == null) {
                throw new CrmException(StandardError.MODULE_DISABLED, module);
            }
            if (unit.acquire()) {
                return unit;
            }
            Thread.onSpinWait();
        }
    }

    private static void retire(@Nullable RunningUnit former) {
        if (former != null) {
            former.retire();
        }
    }
}
