package org.kartera.rest.internal.session;

import com.fasterxml.jackson.core.JsonGenerator;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.Caller;
import org.kartera.platform.CrmException;
import org.kartera.platform.ErrorKind;
import org.kartera.platform.StandardError;
import org.kartera.rest.internal.json.JsonBuffer;
import org.kartera.rest.internal.json.StrictJson;
import org.kartera.rest.internal.web.Credentials;
import org.kartera.rest.internal.web.Visitor;
import org.kartera.security.Authentication;
import org.kartera.security.OpenSession;
import org.kartera.security.SignedIn;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Signing in and out, and who one is. Open to everybody: whoever still has to choose a password has a session that is good for nothing else, so the
 * session is looked at here.
 */
@Component(
        service = SessionResource.class,
        property = {"kartera.rest.platform=true", "kartera.rest.open:Boolean=true"})
@Path("session")
@Produces(MediaType.APPLICATION_JSON)
public final class SessionResource {
    private final StrictJson parser = new StrictJson();
    private final Authentication authentication;
    private final Credentials credentials;
    private final CallerJson writer;

    @Activate
    public SessionResource(
            @Reference Authentication authentication,
            @Reference Credentials credentials,
            @Reference CallerJson writer) {
        this.authentication = authentication;
        this.credentials = credentials;
        this.writer = writer;
    }

    /** Signs in: {@code {"login","password"}}. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response signIn(@Context HttpServletRequest request, InputStream body) {
        Map<String, @Nullable Object> given = parser.object(body);
        SignedIn session = authentication.signIn(
                Texts.required(given, "login"), Texts.required(given, "password"), credentials.visit(request));
        return Response.ok(bytes(session.caller(), session))
                .header(HttpHeaders.SET_COOKIE, cookie(request, session.token(), session.expiresAt()))
                .build();
    }

    /** Who the caller is, with the caller's rights; with {@code optional}, 204 where that is nobody. */
    @GET
    public Response whoAmI(@Context HttpServletRequest request, @QueryParam("optional") boolean optional) {
        try {
            Optional<SignedIn> session = session(request);
            Caller caller = session.map(SignedIn::caller).orElseGet(() -> Visitor.signedIn(request));
            return Response.ok(bytes(caller, session.orElse(null))).build();
        } catch (CrmException refusal) {
            if (optional && refusal.code().kind() == ErrorKind.UNAUTHENTICATED) {
                return Response.noContent().build();
            }
            throw refusal;
        }
    }

    /** Signs out. */
    @DELETE
    public Response signOut(@Context HttpServletRequest request) {
        SignedIn session = session(request).orElseThrow(() -> new CrmException(StandardError.NOT_SIGNED_IN));
        authentication.signOut(session.token(), credentials.visit(request));
        return Response.noContent()
                .header(HttpHeaders.SET_COOKIE, cookie(request, "", Instant.now()))
                .build();
    }

    /** Chooses another password: {@code {"current","new"}}. The user's other sessions end. */
    @PUT
    @Path("password")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response changePassword(@Context HttpServletRequest request, InputStream body) {
        Optional<SignedIn> session = session(request);
        Caller caller = session.map(SignedIn::caller).orElseGet(() -> Visitor.signedIn(request));
        Map<String, @Nullable Object> given = parser.object(body);
        authentication.changePassword(
                caller,
                session.map(SignedIn::token).orElse(null),
                Texts.required(given, "current"),
                Texts.required(given, "new"));
        return Response.noContent().build();
    }

    /** The caller's sessions, the one used last first. */
    @GET
    @Path("all")
    public byte[] all(@Context HttpServletRequest request) {
        Caller caller = Visitor.signedIn(request);
        boolean bySession = request.getHeader(HttpHeaders.AUTHORIZATION) == null;
        String token = bySession ? Credentials.sessionToken(request).orElse(null) : null;
        List<OpenSession> sessions = authentication.sessions(caller, token);
        return JsonBuffer.bytes(json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("items");
            for (OpenSession session : sessions) {
                write(json, session);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void write(JsonGenerator json, OpenSession session) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", session.id());
        json.writeStringField("createdAt", session.createdAt().toString());
        json.writeStringField("seenAt", session.seenAt().toString());
        json.writeStringField("expiresAt", session.expiresAt().toString());
        json.writeStringField("address", session.address());
        json.writeStringField("agent", session.agent());
        json.writeBooleanField("current", session.current());
        json.writeEndObject();
    }

    /** Ends one of them. */
    @DELETE
    @Path("all/{id}")
    public Response end(@Context HttpServletRequest request, @PathParam("id") String id) {
        authentication.endSession(Visitor.signedIn(request), id);
        return Response.noContent().build();
    }

    private Optional<SignedIn> session(HttpServletRequest request) {
        if (request.getHeader(HttpHeaders.AUTHORIZATION) != null) {
            return Optional.empty();
        }
        return Credentials.sessionToken(request)
                .map(token -> authentication.session(
                        token,
                        Credentials.csrfToken(request),
                        Credentials.writes(request),
                        credentials.visit(request)));
    }

    private byte[] bytes(Caller caller, @Nullable SignedIn session) {
        return JsonBuffer.bytes(json -> writer.write(json, caller, session));
    }

    private static String cookie(HttpServletRequest request, String value, Instant end) {
        long seconds = Math.max(0, Duration.between(Instant.now(), end).toSeconds());
        return Credentials.COOKIE + "=" + value + "; Path=/; HttpOnly; SameSite=Lax; Max-Age=" + seconds
                + (request.isSecure() ? "; Secure" : "");
    }
}
