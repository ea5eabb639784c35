package org.kartera.rest.internal.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.Caller;
import org.kartera.platform.Channel;
import org.kartera.platform.CrmException;
import org.kartera.platform.Installation;
import org.kartera.security.Authentication;
import org.kartera.security.Visit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads who is calling from the session's cookie or from {@code Authorization: Bearer} (RFC 6750); the latter wins. */
@Component(service = Credentials.class)
public final class Credentials {
    /** The cookie of a session. */
    public static final String COOKIE = "kartera_session";

    private static final String CSRF_HEADER = "X-CSRF-Token";
    private static final String BEARER = "Bearer ";
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.forLanguageTag("es"));

    private final Authentication authentication;
    private final Installation installation;

    @Activate
    public Credentials(@Reference Authentication authentication, @Reference Installation installation) {
        this.authentication = authentication;
        this.installation = installation;
    }

    /** Who sent {@code request}. */
    public Visitor visitor(HttpServletRequest request) {
        Visit visit = visit(request);
        try {
            return new Visitor(caller(request, visit), null);
        } catch (CrmException refusal) {
            return new Visitor(anonymous(visit), refusal);
        }
    }

    private Caller caller(HttpServletRequest request, Visit visit) {
        String authorization = request.getHeader("Authorization");
        if (authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return authentication.byToken(
                    authorization.substring(BEARER.length()).strip(), visit);
        }
        return sessionToken(request)
                .map(token -> authentication.bySession(token, csrfToken(request), writes(request), visit))
                .orElseGet(() -> anonymous(visit));
    }

    private static Caller anonymous(Visit visit) {
        return Caller.anonymous(visit.locale(), visit.channel(), visit.address());
    }

    /** The session that {@code request} brings. */
    public static Optional<String> sessionToken(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (COOKIE.equals(cookie.getName()) && !cookie.getValue().isEmpty()) {
                    return Optional.of(cookie.getValue());
                }
            }
        }
        return Optional.empty();
    }

    /** What proves that a page of ours made the request. */
    public static @Nullable String csrfToken(HttpServletRequest request) {
        return request.getHeader(CSRF_HEADER);
    }

    /** Whether the request is one that may change something. */
    public static boolean writes(HttpServletRequest request) {
        return !READING.contains(request.getMethod());
    }

    /** How {@code request} reached us. */
    public Visit visit(HttpServletRequest request) {
        String agent = request.getHeader("User-Agent");
        Channel channel = request.getHeader("Authorization") == null ? Channel.WEB : Channel.REST;
        return new Visit(channel, request.getRemoteAddr(), agent == null ? "" : agent, language(request));
    }

    /** The language that {@code request} asks for, of those that we speak; else the installation's. */
    Locale language(HttpServletRequest request) {
        String accepted = request.getHeader("Accept-Language");
        if (accepted == null) {
            return installation.locale();
        }
        return spoken(accepted).orElseGet(installation::locale);
    }

    /** The best of the languages in {@code accepted}, an Accept-Language header, that we speak. */
    static Optional<Locale> spoken(String accepted) {
        try {
            return Optional.ofNullable(Locale.lookup(Locale.LanguageRange.parse(accepted), LANGUAGES));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
