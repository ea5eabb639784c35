package org.kartera.rest.internal.application;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.CrmException;
import org.kartera.records.module.ModuleLeases.Lease;

/**
 * The place of an application, which stays while applications come and go: requests in flight end in the one where they began. Where there is none at
 * the moment, requests are refused.
 */
final class Mount extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient Supplier<CrmException> refusal;
    private final transient Supplier<Lease> lease;
    private transient volatile @Nullable JerseyServlet current;

    /** {@code refusal} says why there is no application; {@code lease} keeps the module in place during a request. */
    Mount(Supplier<CrmException> refusal, Supplier<Lease> lease) {
        this.refusal = refusal;
        this.lease = lease;
    }

    /** Puts {@code next} in the place of the one that is returned, which the caller destroys when its last request has ended. */
    synchronized @Nullable JerseyServlet replace(@Nullable JerseyServlet next) throws ServletException {
        if (next != null && getServletConfig() != null) {
            next.init(getServletConfig());
        }
        JerseyServlet former = current;
        current = next;
        return former;
    }

    @Override
    public synchronized void init() throws ServletException {
        JerseyServlet servlet = current;
        if (servlet != null) {
            servlet.init(getServletConfig());
        }
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        JerseyServlet servlet = current;
        if (servlet == null) {
            throw refusal.get();
        }
        try (Lease held = lease.get()) {
            servlet.service(request, response);
        }
    }
}
