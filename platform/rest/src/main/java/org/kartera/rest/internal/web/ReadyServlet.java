package org.kartera.rest.internal.web;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.kartera.persistence.Database;
import org.kartera.records.RecordGateway;
import org.kartera.records.module.Modules;
import org.kartera.rest.internal.application.Served;
import org.kartera.security.Authentication;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * {@code GET /health/ready}: 200 when records can be served: the database answers, and every module that was to be enabled with the start has come or failed. Else
 * 503. A module that is switched on or off later stops nobody: the others go on meanwhile.
 */
@Component(service = Servlet.class, property = "osgi.http.whiteboard.servlet.pattern=/health/ready")
public final class ReadyServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final int PATIENCE_SECONDS = 2;

    private final transient Database database;
    private final transient Modules modules;
    private final transient Served addresses;
    private volatile boolean started;

    /** The services that are not asked have to be there for records to be served. */
    @Activate
    public ReadyServlet(
            @Reference Database database,
            @Reference Modules modules,
            @Reference RecordGateway records,
            @Reference Authentication authentication,
            @Reference Served addresses) {
        this.database = database;
        this.modules = modules;
        this.addresses = addresses;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        started = started || (modules.ready() && addresses.upToDate());
        if (!started) {
            LiveServlet.answer(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, "starting");
        } else if (!database.answers(PATIENCE_SECONDS)) {
            LiveServlet.answer(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, "database-unavailable");
        } else {
            LiveServlet.answer(response, HttpServletResponse.SC_OK, "ready");
        }
    }
}
