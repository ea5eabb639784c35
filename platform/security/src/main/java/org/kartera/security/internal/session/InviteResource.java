package org.kartera.security.internal.session;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.UUID;
import org.kartera.platform.Callers;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.security.Authentication;
import org.kartera.security.Invitation;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code POST /api/v1/users/{id}/invite}: gives a user a one-time password and tells it, this once; for administrators. */
@Component(service = InviteResource.class, property = "kartera.rest.platform=true")
@Path("users/{id}/invite")
@Produces(MediaType.APPLICATION_JSON)
public final class InviteResource {
    private final Authentication authentication;
    private final Callers callers;

    @Activate
    public InviteResource(@Reference Authentication authentication, @Reference Callers callers) {
        this.authentication = authentication;
        this.callers = callers;
    }

    /** 200 with {@code {"password","expiresAt"}}; no cache may keep it. */
    @POST
    public Response invite(@PathParam("id") String id) {
        Invitation invitation = authentication.invite(callers.current(), user(id));
        return Response.ok(Map.of(
                        "password",
                        invitation.password(),
                        "expiresAt",
                        invitation.expiresAt().toString()))
                .header("Cache-Control", "no-store")
                .build();
    }

    private static UUID user(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException none) {
            throw CrmException.causedBy(none, StandardError.NO_SUCH_RECORD, "security.user", id);
        }
    }
}
