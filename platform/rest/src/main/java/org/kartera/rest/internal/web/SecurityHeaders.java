package org.kartera.rest.internal.web;

import jakarta.servlet.http.HttpServletResponse;

/** Headers that keep an answer from being framed, sniffed, cached or run; servlets that answer with pages set others. */
public final class SecurityHeaders {
    private SecurityHeaders() {}

    /** Sets them all. */
    public static void protect(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Cache-Control", "no-store");
    }
}
