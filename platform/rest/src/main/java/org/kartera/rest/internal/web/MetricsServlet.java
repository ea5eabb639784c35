package org.kartera.rest.internal.web;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code GET /metrics}: figures for a monitoring system, without names of people, records or addresses. */
@Component(service = Servlet.class, property = "osgi.http.whiteboard.servlet.pattern=/metrics")
public final class MetricsServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient Traffic traffic;
    private final transient Workings workings;

    @Activate
    public MetricsServlet(@Reference Traffic traffic, @Reference Workings workings) {
        this.traffic = traffic;
        this.workings = workings;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] text = (traffic.text() + workings.text() + "# EOF\n").getBytes(StandardCharsets.UTF_8);
        response.setContentType("application/openmetrics-text; version=1.0.0; charset=utf-8");
        response.setContentLength(text.length);
        response.getOutputStream().write(text);
    }
}
