package org.kartera.rest.internal.idempotency;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.kartera.persistence.DuplicateKeyException;
import org.kartera.persistence.UnitOfWork;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.rest.internal.web.Credentials;
import org.kartera.rest.internal.web.Visitor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Writes with an {@code Idempotency-Key} are done once: the answer is committed together with what was done, and given again for 24 h. One key means one
 * request of one user: another request under it is 409 {@code idempotency-key-reused}, the same one meanwhile 409 {@code idempotency-key-busy}. A request
 * that was refused has done nothing, so its key stays free.
 */
@Component(
        service = Filter.class,
        property = {"osgi.http.whiteboard.filter.pattern=/api/v1/records/*", "service.ranking:Integer=500"})
public final class OnceOnly implements Filter {
    /** How long answers are kept. */
    static final Duration MEMORY = Duration.ofHours(24);

    private static final String HEADER = "Idempotency-Key";
    private static final int MAX_LENGTH = 255;
    private static final int FIRST_ERROR = 400;

    private final Set<String> underWay = ConcurrentHashMap.newKeySet();
    private final AnswerTable answers;
    private final UnitOfWork unit;
    private final Clock clock;

    @Activate
    public OnceOnly(@Reference AnswerTable answers, @Reference UnitOfWork unit) {
        this(answers, unit, Clock.systemUTC());
    }

    OnceOnly(AnswerTable answers, UnitOfWork unit, Clock clock) {
        this.answers = answers;
        this.unit = unit;
        this.clock = clock;
    }

    /** Carries an answer that is a refusal out of the unit of work, so that this is undone. */
    private static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient @Nullable Answer answer;

        Undone(@Nullable Answer answer, @Nullable Throwable cause) {
            super(null, cause, false, false);
            this.answer = answer;
        }
    }

    @Override
    public void doFilter(ServletRequest servletRequest, ServletResponse servletResponse, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) servletRequest;
        HttpServletResponse response = (HttpServletResponse) servletResponse;
        String key = request.getHeader(HEADER);
        if (key == null || !Credentials.writes(request)) {
            chain.doFilter(request, response);
            return;
        }
        if (key.isBlank() || key.length() > MAX_LENGTH) {
            throw new CrmException(StandardError.MALFORMED_PARAMETER, HEADER, key);
        }
        String id =
                StoredRequest.hash((Visitor.signedIn(request).user() + "\n" + key).getBytes(StandardCharsets.UTF_8));
        if (!underWay.add(id)) {
            throw new CrmException(StandardError.IDEMPOTENCY_KEY_BUSY);
        }
        Answer answer;
        try {
            answer = once(id, new StoredRequest(request), response, chain);
        } finally {
            // Before the answer is sent, so that whoever has it can ask again.
            underWay.remove(id);
        }
        answer.send(response);
    }

    private Answer once(String id, StoredRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String hash = request.hash();
        Instant now = clock.instant();
        Optional<Answer> former = answers.find(id, now.minus(MEMORY));
        if (former.isPresent()) {
            return again(former.get(), hash);
        }
        try {
            return unit.call(() -> answered(id, hash, now, request, response, chain));
        } catch (Undone undone) {
            if (undone.answer == null) {
                throw (ServletException) undone.getCause();
            }
            return undone.answer;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (DuplicateKeyException meanwhile) {
            return again(
                    answers.find(id, now.minus(MEMORY))
                            .orElseThrow(() -> CrmException.causedBy(meanwhile, StandardError.IDEMPOTENCY_KEY_BUSY)),
                    hash);
        }
    }

    private static Answer again(Answer former, String hash) {
        if (!former.request().equals(hash)) {
            throw new CrmException(StandardError.IDEMPOTENCY_KEY_REUSED);
        }
        return former.replayed();
    }

    private Answer answered(
            String id,
            String hash,
            Instant now,
            StoredRequest request,
            HttpServletResponse response,
            FilterChain chain) {
        answers.forget(id, now.minus(MEMORY));
        answers.claim(id, hash, now);
        RecordedResponse recorded = new RecordedResponse(response);
        try {
            chain.doFilter(request, recorded);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ServletException e) {
            throw new Undone(null, e);
        }
        Answer answer = recorded.answer(hash);
        if (answer.status() >= FIRST_ERROR) {
            throw new Undone(answer, null);
        }
        answers.keep(id, answer);
        return answer;
    }
}
