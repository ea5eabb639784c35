package org.kartera.records.internal.pipeline.bind;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document.OutputSettings;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;
import org.jspecify.annotations.Nullable;
import org.kartera.records.metadata.FieldType;

/** HTML reduced to what formats text: no scripts, styles, frames, forms, or images, which would tell others who reads. */
final class RichTexts {
    private final OutputSettings output = new OutputSettings().prettyPrint(false);

    @Nullable
    Object html(FieldType field, Object raw) {
        String sent = Texts.lines(Texts.string(raw, field.kind().json()));
        if (sent == null) {
            return null;
        }
        // A cleaner is cheap, and nothing says that one may be shared by threads.
        var clean = new Cleaner(safe()).clean(Jsoup.parseBodyFragment(sent));
        clean.outputSettings(output);
        return clean.hasText() ? Texts.limited(clean.body().html(), field.length()) : null;
    }

    private static Safelist safe() {
        return new Safelist()
                .addTags("a", "b", "blockquote", "br", "code", "div", "em", "h1", "h2", "h3", "h4", "hr", "i", "li")
                .addTags("ol", "p", "pre", "s", "span", "strong", "sub", "sup", "u", "ul")
                .addTags("table", "thead", "tbody", "tr", "th", "td")
                .addAttributes("a", "href", "title")
                .addAttributes("th", "colspan", "rowspan")
                .addAttributes("td", "colspan", "rowspan")
                .addProtocols("a", "href", "http", "https", "mailto", "tel")
                .addEnforcedAttribute("a", "rel", "noopener noreferrer nofollow");
    }
}
