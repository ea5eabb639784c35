package org.kartera.web.internal.manifest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.Callers;
import org.kartera.records.InstallationSettings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code GET /api/v1/ui/welcome}: what the client has to know before anybody has signed in, and nothing that strangers need not know. */
@Component(
        service = WelcomeResource.class,
        property = {"kartera.rest.platform=true", "kartera.rest.open:Boolean=true"})
@Path("ui/welcome")
@Produces(MediaType.APPLICATION_JSON)
public final class WelcomeResource {
    /** The languages that the client speaks. */
    static final List<String> LOCALES = List.of("en", "es");

    private final Callers callers;
    private final InstallationSettings settings;

    @Activate
    public WelcomeResource(@Reference Callers callers, @Reference InstallationSettings settings) {
        this.callers = callers;
        this.settings = settings;
    }

    /** Whose installation this is, the language that suits the request, and those that there are. */
    @GET
    public Map<String, @Nullable Object> welcome() {
        Map<String, @Nullable Object> welcome = new LinkedHashMap<>();
        welcome.put("company", settings.current().company());
        welcome.put("locale", callers.current().locale().getLanguage());
        welcome.put("locales", LOCALES);
        return welcome;
    }
}
