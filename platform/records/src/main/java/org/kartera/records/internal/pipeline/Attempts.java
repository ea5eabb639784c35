package org.kartera.records.internal.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.kartera.persistence.DuplicateKeyException;
import org.kartera.persistence.UnitOfWork;
import org.kartera.platform.CrmException;
import org.kartera.platform.ErrorKind;
import org.kartera.platform.StandardError;
import org.kartera.records.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a batch as a unit of work, and again in smaller ones where something refuses all of it because of one. */
final class Attempts {
    private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);

    private final UnitOfWork unitOfWork;

    Attempts(UnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    /** All or nothing. */
    <M, R> R whole(List<? extends M> items, Function<List<? extends M>, R> work) {
        boolean inner = unitOfWork.active();
        try {
            return unitOfWork.call(() -> work.apply(items));
        } catch (DuplicateKeyException e) {
            if (inner) {
                throw e;
            }
            // Another unit was faster. What it stored can be seen now, so that the field and its value are named.
            return unitOfWork.call(() -> work.apply(items));
        }
    }

    /** What can be done of it. A failure in which no single item was named is followed into halves until the culprit stands alone. */
    <M> List<Outcome> parts(List<? extends M> items, Function<List<? extends M>, List<Outcome>> work) {
        if (unitOfWork.active()) {
            return work.apply(items);
        }
        try {
            return items.size() == 1 ? whole(items, work) : unitOfWork.call(() -> work.apply(items));
        } catch (RuntimeException e) {
            if (e instanceof CrmException known && isOfAll(known)) {
                throw e;
            }
            if (items.size() == 1) {
                return List.of(new Outcome.Refused(reason(e)));
            }
            int middle = items.size() / 2;
            List<Outcome> outcomes = new ArrayList<>(parts(items.subList(0, middle), work));
            outcomes.addAll(parts(items.subList(middle, items.size()), work));
            return outcomes;
        }
    }

    /** Whether it would happen to every other item too. */
    private static boolean isOfAll(CrmException failure) {
        ErrorKind kind = failure.code().kind();
        return kind == ErrorKind.UNAVAILABLE || kind == ErrorKind.THROTTLED || kind == ErrorKind.UNAUTHENTICATED;
    }

    private static CrmException reason(RuntimeException failure) {
        if (failure instanceof CrmException known) {
            return known;
        }
        String number = UUID.randomUUID().toString();
        LOG.error("failure {}: a record could not be written", number, failure);
        return CrmException.causedBy(failure, StandardError.INTERNAL, number);
    }
}
