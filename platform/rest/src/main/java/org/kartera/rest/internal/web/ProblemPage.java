package org.kartera.rest.internal.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.kartera.rest.internal.problem.Problem;

/** Answers servlet requests with problems. */
public final class ProblemPage {
    private ProblemPage() {}

    /** Sends {@code problem}; without effect where an answer is under way already. */
    public static void send(HttpServletRequest request, HttpServletResponse response, Problem problem)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        response.setStatus(problem.status());
        response.setContentType(Problem.MEDIA_TYPE);
        if (problem.retryAfter() > 0) {
            response.setHeader("Retry-After", Long.toString(problem.retryAfter()));
        }
        if (problem.unauthenticated()) {
            response.setHeader("WWW-Authenticate", Problem.CHALLENGE);
        }
        byte[] body = problem.bytes();
        response.setContentLength(body.length);
        if (!"HEAD".equals(request.getMethod())) {
            response.getOutputStream().write(body);
        }
    }
}
