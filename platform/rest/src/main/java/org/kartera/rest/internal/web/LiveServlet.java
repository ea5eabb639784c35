package org.kartera.rest.internal.web;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** {@code GET /health/live}: 200 as long as the process answers. {@code /health/ready} is answered here with 503 until {@link ReadyServlet} takes over. */
@Component(service = Servlet.class, property = "osgi.http.whiteboard.servlet.pattern=/health/*")
public final class LiveServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Activate
    public LiveServlet() {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = String.valueOf(request.getPathInfo());
        switch (path) {
            case "/live" -> answer(response, HttpServletResponse.SC_OK, "up");
            case "/ready" -> answer(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, "starting");
            default -> response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    /** Answers with a status and one word. */
    static void answer(HttpServletResponse response, int status, String word) throws IOException {
        byte[] body = ("{\"status\":\"" + word + "\"}").getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        if (status == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
            response.setHeader("Retry-After", "1");
        }
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
