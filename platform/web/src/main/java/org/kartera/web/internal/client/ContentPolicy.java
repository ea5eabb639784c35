package org.kartera.web.internal.client;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** The content security policy (W3C CSP 3) of the client: of scripts and sheets of styles only its own files, and those that stand in its page, by their hashes. */
final class ContentPolicy {
    private final String scripts;
    private final String styles;

    private ContentPolicy(String scripts, String styles) {
        this.scripts = scripts;
        this.styles = styles;
    }

    /** The policy for the page {@code html}. */
    static ContentPolicy of(String html) {
        Document page = Jsoup.parse(html);
        return new ContentPolicy(sources(page.select("script:not([src])")), sources(page.select("style")));
    }

    private static String sources(List<Element> inPage) {
        return Stream.concat(
                        Stream.of("'self'"), inPage.stream().map(element -> "'sha256-" + hash(element.data()) + "'"))
                .collect(Collectors.joining(" "));
    }

    /** As browsers are told; pictures may come from {@code pictures} too, scheme, host and port. */
    String allowing(@Nullable String pictures) {
        return String.join(
                "; ",
                "default-src 'none'",
                "script-src " + scripts,
                "style-src " + styles,
                "style-src-attr 'unsafe-inline'",
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
    private static String hash(String content) {
        String seen = content.replace("\r\n", "\n").replace('\r', '\n');
        return Base64.getEncoder().encodeToString(Digests.sha256().digest(seen.getBytes(StandardCharsets.UTF_8)));
    }
}
