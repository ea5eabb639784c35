package org.kartera.rest.internal.problem;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.kartera.platform.CrmException;
import org.kartera.platform.ErrorCode;
import org.kartera.platform.ErrorKind;
import org.kartera.platform.Messages;
import org.kartera.platform.StandardError;
import org.kartera.platform.Violation;
import org.kartera.records.formula.FormulaError;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes problems of exceptions, in the language of the caller. What nobody foresaw is logged under a number, which is all that the caller is told. */
@Component(service = Problems.class)
public final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final int RETRY_SECONDS = 5;
    private static final int INTERNAL_STATUS = 500;

    private final Messages messages;

    @Activate
    public Problems(@Reference Messages messages) {
        this.messages = messages;
    }

    /** The problem that {@code failure} is; {@code instance} is the path of the request. */
    public Problem of(Throwable failure, Locale locale, String instance) {
        return of(failure, locale, instance, UnaryOperator.identity());
    }

    /** The same; {@code label} gives what people call a field. */
    public Problem of(Throwable failure, Locale locale, String instance, UnaryOperator<String> label) {
        Optional<CrmException> foreseen = foreseen(failure).or(() -> TransportFailures.refusal(failure));
        if (foreseen.isPresent()) {
            CrmException reason = foreseen.get();
            if (reason.getCause() != null && reason.code().status() >= INTERNAL_STATUS) {
                LOG.warn("{} answered with {}", instance, reason.code().code(), reason);
            }
            return of(reason, locale, instance, label);
        }
        String number = UUID.randomUUID().toString().substring(0, 8);
        LOG.error("Failure {} at {}", number, instance, failure);
        return of(new CrmException(StandardError.INTERNAL, number), locale, instance, label);
    }

    /** The problem that a refusal is. */
    public Problem of(CrmException reason, Locale locale, String instance, UnaryOperator<String> label) {
        ErrorCode code = reason.code();
        List<Problem.WrongField> errors = reason.violations().stream()
                .map(violation -> wrongField(violation, locale, label))
                .toList();
        Object[] args = reason.args().toArray();
        return new Problem(
                code.status(),
                code.code(),
                messages.text(RestError.class, locale, "status." + code.status()),
                messages.text(locale, code, args),
                instance,
                errors,
                position(code, reason.args()),
                retryAfter(code, reason.args()));
    }

    private Problem.WrongField wrongField(Violation violation, Locale locale, UnaryOperator<String> label) {
        Object[] args = violation.args().toArray();
        if (args.length > 0 && violation.field().equals(args[0])) {
            args[0] = label.apply(violation.field());
        }
        return new Problem.WrongField(
                violation.field(),
                violation.code().code(),
                messages.text(locale, violation.code(), args),
                position(violation.code(), violation.args()));
    }

    /** What is wrong with a formula begins with the position. */
    private static int position(ErrorCode code, List<Object> args) {
        return code instanceof FormulaError && !args.isEmpty() && args.get(0) instanceof Integer position
                ? position
                : 0;
    }

    private static Optional<CrmException> foreseen(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CrmException refusal) {
                return Optional.of(refusal);
            }
        }
        return Optional.empty();
    }

    private static long retryAfter(ErrorCode code, List<Object> args) {
        if (code.kind() == ErrorKind.THROTTLED) {
            return !args.isEmpty() && args.get(0) instanceof Number seconds ? seconds.longValue() : RETRY_SECONDS;
        }
        return code.kind() == ErrorKind.UNAVAILABLE || code == StandardError.IDEMPOTENCY_KEY_BUSY ? RETRY_SECONDS : 0;
    }
}
