package org.kartera.rest.internal.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.kartera.platform.Caller;
import org.kartera.platform.Callers;
import org.kartera.platform.CrmException;
import org.kartera.rest.internal.problem.Problems;
import org.kartera.rest.internal.problem.RestError;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What every request passes: headers that protect, limits, who is calling; and what catches the failures that nobody else has caught. */
@Component(
        service = Filter.class,
        property = {
            "osgi.http.whiteboard.filter.pattern=/*",
            "osgi.http.whiteboard.filter.asyncSupported:Boolean=true",
            "service.ranking:Integer=1000"
        })
public final class Gate implements Filter {
    private static final Logger LOG = LoggerFactory.getLogger(Gate.class);
    private static final String API = "/api/";

    private final Callers callers;
    private final Credentials credentials;
    private final Limits limits;
    private final Problems problems;
    private final Traffic traffic;

    @Activate
    public Gate(
            @Reference Callers callers,
            @Reference Credentials credentials,
            @Reference Limits limits,
            @Reference Problems problems,
            @Reference Traffic traffic) {
        this.callers = callers;
        this.credentials = credentials;
        this.limits = limits;
        this.problems = problems;
        this.traffic = traffic;
    }

    @Override
    public void doFilter(ServletRequest servletRequest, ServletResponse servletResponse, FilterChain chain)
            throws IOException {
        HttpServletRequest request = (HttpServletRequest) servletRequest;
        HttpServletResponse response = (HttpServletResponse) servletResponse;
        long began = System.nanoTime();
        try {
            SecurityHeaders.protect(response);
            pass(request, response, chain);
        } catch (IOException | UncheckedIOException disconnected) {
            LOG.debug("The client of {} went away", request.getRequestURI(), disconnected);
            refuse(request, response, disconnected);
        } catch (ServletException | RuntimeException | StackOverflowError failure) {
            refuse(request, response, failure);
        } finally {
            if (!request.isAsyncStarted()) {
                traffic.answered(request.getMethod(), response.getStatus(), System.nanoTime() - began);
            }
        }
    }

    private void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String query = request.getQueryString();
        int length = request.getRequestURI().length() + (query == null ? 0 : query.length() + 1);
        if (length > limits.address()) {
            throw new CrmException(RestError.ADDRESS_TOO_LONG, limits.address());
        }
        HttpServletRequest limited = BodyLimit.of(request, limits);
        if (request.getRequestURI().startsWith(API)) {
            Visitor visitor = credentials.visitor(request);
            visitor.attach(request);
            as(visitor.caller(), limited, response, chain);
        } else {
            chain.doFilter(limited, response);
        }
    }

    private void as(Caller caller, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            callers.as(caller, () -> {
                try {
                    chain.doFilter(request, response);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                } catch (ServletException e) {
                    throw new Passed(e);
                }
                return true;
            });
        } catch (Passed passed) {
            throw passed.failure;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, Throwable failure)
            throws IOException {
        if (response.isCommitted()) {
            LOG.debug("{} failed after its answer had begun", request.getRequestURI(), failure);
            return;
        }
        Visitor visitor = Visitor.of(request);
        ProblemPage.send(
                request,
                response,
                problems.of(
                        failure instanceof ServletException wrapped && wrapped.getRootCause() != null
                                ? wrapped.getRootCause()
                                : failure,
                        visitor == null
                                ? credentials.language(request)
                                : visitor.caller().locale(),
                        request.getRequestURI()));
    }

    /** Carries a checked exception out of a piece of work. */
    private static final class Passed extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final ServletException failure;

        Passed(ServletException failure) {
            super(failure);
            this.failure = failure;
        }
    }
}
