package org.kartera.rest.internal.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.CrmException;
import org.kartera.platform.ErrorCode;
import org.kartera.platform.Messages;
import org.kartera.platform.StandardError;
import org.kartera.rest.internal.problem.Problems;
import org.kartera.rest.internal.problem.RestError;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Takes what no other servlet takes, and decides what it is: of the gateway's own addresses one that does not exist or is not there yet; else one of the
 * web client, whose servlet is a service with the property {@value #CLIENT}. Until that is there, a page at the root says that the server runs.
 */
@Component(
        service = Servlet.class,
        property = {
            "osgi.http.whiteboard.servlet.pattern=/",
            "osgi.http.whiteboard.servlet.errorPage=4xx",
            "osgi.http.whiteboard.servlet.errorPage=5xx",
            "service.ranking:Integer=-1000"
        })
public final class Front extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final String API = "/api/v1/";
    private static final List<String> GATEWAY = List.of("/api", "/health", "/metrics");
    private static final String CLIENT = "kartera.client";

    private final transient Problems problems;
    private final transient Messages messages;
    private transient volatile @Nullable Servlet client;

    @Activate
    public Front(@Reference Problems problems, @Reference Messages messages) {
        this.problems = problems;
        this.messages = messages;
    }

    /** The client is there. */
    @Reference(
            target = "(" + CLIENT + "=true)",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void setClient(Servlet servlet) {
        client = servlet;
    }

    /** The client, or another one before it, has gone. */
    void unsetClient(Servlet servlet) {
        if (servlet.equals(client)) {
            client = null;
        }
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        SecurityHeaders.protect(response);
        boolean refused = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) != null;
        boolean clients = !refused && clients(request);
        Servlet servlet = client;
        String accepted = request.getHeader("Accept-Language");
        Locale locale =
                accepted == null ? Locale.ENGLISH : Credentials.spoken(accepted).orElse(Locale.ENGLISH);
        if (clients && servlet == null && "/".equals(request.getRequestURI())) {
            welcome(request, response, locale);
            return;
        }
        try {
            if (!clients || servlet == null) {
                throw new CrmException(code(request));
            }
            servlet.service(request, response);
        } catch (CrmException refusal) {
            ProblemPage.send(
                    request, response, problems.of(refusal, locale, request.getRequestURI(), UnaryOperator.identity()));
        }
    }

    /** Whether it is for the client to answer. */
    private static boolean clients(HttpServletRequest request) {
        String path = request.getRequestURI();
        return !Credentials.writes(request)
                && !"OPTIONS".equals(request.getMethod())
                && GATEWAY.stream().noneMatch(own -> path.equals(own) || path.startsWith(own + "/"));
    }

    /** What another servlet refused with; else, the resources take everything below {@value #API} once they are there. */
    private static ErrorCode code(HttpServletRequest request) {
        if (request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status) {
            return RestError.of(status);
        }
        return request.getRequestURI().startsWith(API) ? RestError.STARTING : StandardError.NO_SUCH_ADDRESS;
    }

    private void welcome(HttpServletRequest request, HttpServletResponse response, Locale locale) throws IOException {
        String page = """
                <!doctype html>
                <html lang="%s">
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width">
                <title>Kartera</title>
                <h1>%s</h1>
                <p>%s</p>
                <ul>
                <li><a href="/api/v1/openapi.json">%s</a></li>
                <li><a href="/health/ready">%s</a></li>
                </ul>
                </html>
                """.formatted(
                        locale.getLanguage(),
                        text(locale, "welcome.title"),
                        text(locale, "welcome.text"),
                        text(locale, "welcome.openapi"),
                        text(locale, "welcome.health"));
        byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
        response.setContentType("text/html; charset=utf-8");
        response.setHeader("Content-Language", locale.getLanguage());
        response.setHeader("Vary", "Accept-Language");
        response.setContentLength(bytes.length);
        if (!"HEAD".equals(request.getMethod())) {
            response.getOutputStream().write(bytes);
        }
    }

    private String text(Locale locale, String key) {
        return messages.text(Front.class, locale, key);
    }
}
