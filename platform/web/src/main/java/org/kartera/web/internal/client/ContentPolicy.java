package org.kartera.web.internal.client;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** The content security policy (W3C CSP 3) of the client: of scripts only its own files, and those that stand in its page, by their hashes. */
final class ContentPolicy {
    private final String scripts;

    private ContentPolicy(List<String> scripts) {
        this.scripts = String.join(" ", scripts);
    }

    /** The policy for the page {@code html}. */
    static ContentPolicy of(String html) {
        List<String> scripts = new ArrayList<>(List.of("'self'"));
        for (Element script : Jsoup.parse(html).select("script:not([src])")) {
            scripts.add("'sha256-" + hash(script.data()) + "'");
        }
        return new ContentPolicy(scripts);
    }

    /** As browsers are told; pictures may come from {@code pictures} too, scheme, host and port. */
    String allowing(@Nullable String pictures) {
        return String.join(
                "; ",
                "default-src 'none'",
                "script-src " + scripts,
                "style-src 'self' 'unsafe-inline'",
                "img-src 'self' data: blob:" + (pictures == null ? "" : " " + pictures),
                "font-src 'self'",
                "connect-src 'self'",
                "manifest-src 'self'",
                "worker-src 'self'",
                "form-action 'self'",
                "base-uri 'none'",
                "frame-ancestors 'none'");
    }

    /** Browsers see a line feed wherever the file has a carriage return (WHATWG HTML, 13.2.3.5). */
    private static String hash(String script) {
        String seen = script.replace("\r\n", "\n").replace('\r', '\n');
        return Base64.getEncoder().encodeToString(Digests.sha256().digest(seen.getBytes(StandardCharsets.UTF_8)));
    }
}
