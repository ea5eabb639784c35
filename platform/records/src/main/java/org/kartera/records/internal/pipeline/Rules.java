package org.kartera.records.internal.pipeline;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.CrmException;
import org.kartera.platform.record.Change;
import org.kartera.platform.record.CrmRecord;
import org.kartera.platform.record.RecordRule;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the records' own hook and the rules of modules. A rule that fails is isolated as its own policy says. */
final class Rules {
    private static final Logger LOG = LoggerFactory.getLogger(Rules.class);
    private static final MethodHandle HOOK = hook();

    private final RuleRegistry registry;

    /** A moment at which rules run. */
    @FunctionalInterface
    interface Moment extends BiConsumer<RecordRule<CrmRecord>, List<Change<CrmRecord>>> {}

    /** A rule failed, and the save with it. */
    static final class RuleFailure extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        RuleFailure(RecordRule<?> rule, RuntimeException cause) {
            super("the rule " + rule.getClass().getName() + " failed", cause);
        }
    }

    Rules(RuleRegistry registry) {
        this.registry = registry;
    }

    private static MethodHandle hook() {
        try {
            return MethodHandles.privateLookupIn(CrmRecord.class, MethodHandles.lookup())
                    .findVirtual(CrmRecord.class, "beforeSave", MethodType.methodType(void.class, Change.class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean existFor(String record) {
        return !registry.of(record).isEmpty();
    }

    /** The hook of each record, then the rules. */
    void beforeSave(Batch batch) {
        for (PendingChange change : batch.open()) {
            try {
                HOOK.invokeExact(change.record(), (Change<?>) change);
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        }
        run(batch.plan().name(), batch.open(), RecordRule::beforeSave);
    }

    void run(String record, List<PendingChange> changes, Moment moment) {
        if (changes.isEmpty()) {
            return;
        }
        for (RecordRule<?> rule : registry.of(record)) {
            run(rule, changes, moment);
        }
    }

    @SuppressWarnings("unchecked")
    private static void run(RecordRule<?> rule, List<PendingChange> changes, Moment moment) {
        boolean optional = rule.onFailure() == RecordRule.OnFailure.SKIP_RULE;
        List<@Nullable Object[]> former =
                optional ? changes.stream().map(PendingChange::snapshot).toList() : List.of();
        try {
            moment.accept((RecordRule<CrmRecord>) rule, new ArrayList<>(changes));
        } catch (CrmException | Sql.Failure | RuleFailure e) {
            throw e;
        } catch (RuntimeException e) {
            if (!optional || isOfDatabase(e)) {
                throw new RuleFailure(rule, e);
            }
            LOG.error("the rule {} failed and was left out", rule.getClass().getName(), e);
            for (int i = 0; i < former.size(); i++) {
                changes.get(i).restore(former.get(i));
            }
        }
    }

    /** After a failed statement the transaction is lost, whatever a rule's policy. */
    private static boolean isOfDatabase(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof SQLException) {
                return true;
            }
        }
        return false;
    }
}
