package org.kartera.web.internal.client;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.records.InstallationSettings;
import org.kartera.records.InstallationSettings.Tiles;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Serves the client: its files, those of modules' screens, and its page at every address that a browser opens and that is none of these. The gateway passes
 * it the GET and HEAD requests that are not the gateway's own. What does not exist is 404 {@code no-such-address}.
 */
@Component(service = Servlet.class, property = "kartera.client:Boolean=true")
public final class ClientServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final String MODULES = "/ui/";
    private static final String ASSETS = "/assets/";

    private final transient ClientFiles files;
    private final transient ScreenFiles screens;
    private final transient BrandFiles brand;
    private final transient InstallationSettings settings;

    @Activate
    public ClientServlet(
            @Reference ClientFiles files,
            @Reference ScreenFiles screens,
            @Reference BrandFiles brand,
            @Reference InstallationSettings settings) {
        this.files = files;
        this.screens = screens;
        this.brand = brand;
        this.settings = settings;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        // As it was sent, not decoded: an address that needs decoding is that of no file.
        String address = request.getRequestURI();
        Optional<ClientPage.Dressed> page = files.page().map(plain -> plain.in(brand.style()));
        StaticFile file = brand.at(address)
                .or(() -> address.startsWith(MODULES) ? screens.at(address) : files.at(address))
                .or(() -> opens(address, request, response) ? page.map(ClientPage.Dressed::file) : Optional.empty())
                .orElseThrow(() -> new CrmException(StandardError.NO_SUCH_ADDRESS));
        Tiles tiles = settings.current().tiles();
        String pictures = tiles == null ? null : tiles.origin();
        response.setHeader(
                "Content-Security-Policy",
                page.map(ClientPage.Dressed::policy)
                        .orElse(ContentPolicy.of(""))
                        .allowing(pictures));
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader(
                "Permissions-Policy",
                "accelerometer=(), camera=(), geolocation=(self), gyroscope=(), magnetometer=(), microphone=(), payment=(),"
                        + " usb=()");
        file.under(pictures).send(request, response);
    }

    /** Whether a browser opens the page with this address, which is that of no file. */
    private static boolean opens(String address, HttpServletRequest request, HttpServletResponse response) {
        if (address.equals("/") || address.equals("/index.html")) {
            return true;
        }
        if (address.startsWith(MODULES)
                || address.startsWith(ASSETS)
                || !Negotiation.acceptsPages(request.getHeader("Accept"))) {
            return false;
        }
        response.addHeader("Vary", "Accept");
        return true;
    }
}
