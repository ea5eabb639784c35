package org.kartera.security.internal.session;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.Callers;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.platform.rest.RestResource;
import org.kartera.security.Authentication;
import org.kartera.security.IssuedToken;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code POST /api/v1/security/tokens}: makes an API token and tells its secret, this once. All else about tokens are records. */
@Component(service = TokenResource.class)
@RestResource
@Path("tokens")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class TokenResource {
    /**
     * What is asked for.
     *
     * @param expiresAt ISO 8601; null: never
     * @param scopes grants; null or empty: all that the user may do
     */
    public record Request(
            @Nullable String name,
            @Nullable String expiresAt,
            @Nullable List<String> scopes) {}

    private final Authentication authentication;
    private final Callers callers;

    @Activate
    public TokenResource(@Reference Authentication authentication, @Reference Callers callers) {
        this.authentication = authentication;
        this.callers = callers;
    }

    /** 201 with {@code {"id","secret"}}; 422 {@code invalid-fields}. */
    @POST
    public Response issue(Request request) {
        IssuedToken token = authentication.issueToken(
                callers.current(),
                request.name() == null ? "" : request.name(),
                expiry(request.expiresAt()),
                request.scopes() == null ? List.of() : request.scopes());
        return Response.status(Response.Status.CREATED)
                .entity(Map.of("id", token.id(), "secret", token.secret()))
                .build();
    }

    private static @Nullable Instant expiry(@Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw CrmException.invalid("expiresAt", StandardError.INVALID_DATE, text);
        }
    }
}
