package org.kartera.rest.internal.application;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.Callers;
import org.kartera.platform.CrmException;
import org.kartera.platform.ErrorCode;
import org.kartera.platform.StandardError;
import org.kartera.rest.internal.problem.Problem;
import org.kartera.rest.internal.problem.Problems;
import org.kartera.rest.internal.problem.RestError;

/** Makes a problem of whatever a resource throws, and of Jersey's own refusals. */
final class Failures implements ExceptionMapper<Throwable> {
    /** What an application knows about its failures that others do not. */
    interface Knowledge {
        /** A better reason than {@code failure}; {@code path} is that of the request. */
        Optional<CrmException> reason(Throwable failure, String path);

        /** What people call the fields of a record type, or where an action is taken, its parameters. */
        UnaryOperator<String> labels(String entity, @Nullable String action, Locale locale);
    }

    private final Problems problems;
    private final Callers callers;
    private final Knowledge knowledge;

    @Context
    private @Nullable UriInfo address;

    @Context
    private @Nullable HttpHeaders headers;

    @Context
    private @Nullable HttpServletRequest request;

    Failures(Problems problems, Callers callers, Knowledge knowledge) {
        this.problems = problems;
        this.callers = callers;
        this.knowledge = knowledge;
    }

    @Override
    public Response toResponse(Throwable failure) {
        if (failure instanceof WebApplicationException answered && decided(answered.getResponse())) {
            return answered.getResponse();
        }
        String path = present(request).getRequestURI();
        Locale locale = callers.current().locale();
        Throwable reason =
                knowledge.reason(failure, path).map(Throwable.class::cast).orElseGet(() -> translated(failure));
        Problem problem = problems.of(reason, locale, path, labels(locale));
        Response.ResponseBuilder answer =
                Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem.bytes());
        if (problem.retryAfter() > 0) {
            answer.header(HttpHeaders.RETRY_AFTER, problem.retryAfter());
        }
        if (problem.unauthenticated()) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, Problem.CHALLENGE);
        }
        if (failure instanceof NotAllowedException refused) {
            answer.header(HttpHeaders.ALLOW, refused.getResponse().getHeaderString(HttpHeaders.ALLOW));
        }
        return answer.build();
    }

    private UnaryOperator<String> labels(Locale locale) {
        MultivaluedMap<String, String> path = present(address).getPathParameters();
        String entity = path.getFirst("entity");
        return entity == null ? UnaryOperator.identity() : knowledge.labels(entity, path.getFirst("action"), locale);
    }

    /** Whether it is an answer on purpose: a redirection, or one with a body. */
    private static boolean decided(Response answer) {
        return answer.getStatus() < 400 || answer.hasEntity();
    }

    private Throwable translated(Throwable failure) {
        if (failure instanceof NotSupportedException) {
            String type = present(headers).getHeaderString(HttpHeaders.CONTENT_TYPE);
            return new CrmException(StandardError.UNSUPPORTED_MEDIA_TYPE, type == null ? "" : type);
        }
        if (failure instanceof WebApplicationException refused) {
            ErrorCode code = RestError.of(refused.getResponse().getStatus());
            return code == StandardError.INTERNAL ? failure : new CrmException(code);
        }
        return failure;
    }

    private static <T> T present(@Nullable T injected) {
        if (injected == null) {
            throw new IllegalStateException("called outside a request");
        }
        return injected;
    }
}
