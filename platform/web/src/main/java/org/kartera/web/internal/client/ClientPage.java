package org.kartera.web.internal.client;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The page of which every address of the client is a part. The company's colours stand in it, as all styles that it begins with, so that nothing has to come
 * before it can be drawn. Safe for use by several threads.
 */
final class ClientPage {
    private static final String PLACE = "<style id=\"brand\">";

    private final String html;
    private volatile Dressed last;

    ClientPage(String html) {
        this.html = html;
        this.last = dressed("");
    }

    /**
     * The page in the colours of a company.
     *
     * @param style the sheet with the colours
     * @param file what is sent
     * @param policy what fits it
     */
    record Dressed(String style, StaticFile file, ContentPolicy policy) {}

    /** The page with {@code style}, which must not end the element that it stands in. */
    Dressed in(String style) {
        Dressed known = last;
        if (known.style().equals(style)) {
            return known;
        }
        Dressed next = dressed(style);
        last = next;
        return next;
    }

    private Dressed dressed(String style) {
        String text = html.replace(PLACE, PLACE + style);
        byte[] bytes = text.getBytes(UTF_8);
        byte[] packed = Digests.gzip(bytes);
        StaticFile file =
                new StaticFile(MediaTypes.of("index.html"), Digests.brief(bytes), false, () -> bytes, () -> packed);
        return new Dressed(style, file, ContentPolicy.of(text));
    }
}
