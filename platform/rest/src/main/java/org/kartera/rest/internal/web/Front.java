package org.kartera.rest.internal.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.kartera.platform.CrmException;
import org.kartera.platform.ErrorCode;
import org.kartera.platform.Messages;
import org.kartera.platform.StandardError;
import org.kartera.rest.internal.problem.Problems;
import org.kartera.rest.internal.problem.RestError;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes what no other servlet takes: a page at the root that says that the server runs, and the answer to addresses that do not exist. */
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

    private final transient Problems problems;
    private final transient Messages messages;

    @Activate
    public Front(@Reference Problems problems, @Reference Messages messages) {
        this.problems = problems;
        this.messages = messages;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        SecurityHeaders.protect(response);
        String accepted = request.getHeader("Accept-Language");
        Locale locale =
                accepted == null ? Locale.ENGLISH : Credentials.spoken(accepted).orElse(Locale.ENGLISH);
        boolean reading = !Credentials.writes(request);
        boolean refused = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) != null;
        if (reading && !refused && "/".equals(request.getRequestURI())) {
            welcome(request, response, locale);
        } else {
            CrmException refusal = new CrmException(code(request));
            ProblemPage.send(
                    request, response, problems.of(refusal, locale, request.getRequestURI(), UnaryOperator.identity()));
        }
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
