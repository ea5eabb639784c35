package org.kartera.rest.internal.web;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.kartera.platform.CrmException;
import org.kartera.platform.ErrorCode;
import org.kartera.rest.internal.problem.Problem;
import org.kartera.rest.internal.problem.Problems;
import org.kartera.rest.internal.problem.RestError;

/** Answers with problems where Jetty itself refuses a request, or a servlet calls {@code sendError}. */
final class JettyProblems implements Request.Handler {
    private static final Set<String> INVENTED = Set.of("/badURI", "/badMessage");

    private final Problems problems;
    private final Limits limits;

    JettyProblems(Problems problems, Limits limits) {
        this.problems = problems;
        this.limits = limits;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Object attribute = request.getAttribute(ErrorHandler.ERROR_STATUS);
        int status = attribute instanceof Integer given ? given : response.getStatus();
        ErrorCode code = RestError.of(status);
        Object[] arguments = code == RestError.ADDRESS_TOO_LONG ? new Object[] {limits.address()} : new Object[0];
        String path = request.getHttpURI().getPath();
        Object cause = request.getAttribute(ErrorHandler.ERROR_EXCEPTION);
        Problem problem = code.status() == 500 && cause instanceof Throwable failure
                ? problems.of(failure, language(request), text(path))
                : problems.of(
                        new CrmException(code, withNumber(code, arguments)),
                        language(request),
                        text(path),
                        UnaryOperator.identity());
        send(request, response, problem, callback);
        return true;
    }

    private static Object[] withNumber(ErrorCode code, Object[] arguments) {
        return code.status() == 500 ? new Object[] {"-"} : arguments;
    }

    /** The path of the request; Jetty invents one where it could not read it. */
    private static String text(String path) {
        return path == null || INVENTED.contains(path) ? "" : path;
    }

    private static void send(Request request, Response response, Problem problem, Callback callback) {
        response.setStatus(problem.status());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        response.getHeaders().put("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        if (problem.retryAfter() > 0) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, problem.retryAfter());
        }
        byte[] body = problem.bytes();
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        ByteBuffer content = HttpMethod.HEAD.is(request.getMethod()) ? ByteBuffer.allocate(0) : ByteBuffer.wrap(body);
        response.write(true, content, callback);
    }

    private static Locale language(Request request) {
        List<String> accepted = request.getHeaders().getValuesList(HttpHeader.ACCEPT_LANGUAGE);
        Optional<Locale> spoken =
                accepted.isEmpty() ? Optional.empty() : Credentials.spoken(String.join(",", accepted));
        return spoken.orElse(Locale.ENGLISH);
    }
}
