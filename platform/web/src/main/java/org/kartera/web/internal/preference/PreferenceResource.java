package org.kartera.web.internal.preference;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.Callers;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /api/v1/ui/preferences}: what the caller has arranged. */
@Component(service = PreferenceResource.class, property = "kartera.rest.platform=true")
@Path("ui/preferences")
@Produces(MediaType.APPLICATION_JSON)
public final class PreferenceResource {
    private static final String MERGE_PATCH = "application/merge-patch+json";

    private final Preferences preferences;
    private final Callers callers;

    @Activate
    public PreferenceResource(@Reference Preferences preferences, @Reference Callers callers) {
        this.preferences = preferences;
        this.callers = callers;
    }

    /** All of it. */
    @GET
    public Map<String, @Nullable Object> read() {
        return preferences.of(user());
    }

    /** Changes what the body names; what it sets to null goes. */
    @PATCH
    @Consumes({MERGE_PATCH, MediaType.APPLICATION_JSON})
    public Map<String, @Nullable Object> change(Map<String, @Nullable Object> patch) {
        return preferences.patch(user(), patch);
    }

    private UUID user() {
        UUID user = callers.current().user();
        if (user == null) {
            throw new CrmException(StandardError.NOT_SIGNED_IN);
        }
        return user;
    }
}
