package org.kartera.web.internal.layout;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what people arrange that belongs to no record type: the {@code menu} and the {@code home} page. Their entries are named as the client names them;
 * whether one is there at a moment, and for whom, the client knows.
 */
public final class PageReader {
    /** The names of the pages. */
    public static final Set<String> PAGES = Set.of("menu", "home");

    private PageReader() {}

    /** What is good of {@code content}; {@code faults} takes what is wrong with the rest. Null where nothing is good. */
    public static @Nullable JsonNode read(String page, JsonNode content, List<String> faults) {
        return (page.equals("menu") ? menu() : home()).accept(content, page, faults);
    }

    private static Part menu() {
        Part entries = entries();
        return Part.object(
                Map.of(
                        "groups",
                        Part.listByName(Part.object(
                                Map.of("name", name(), "label", LabelPart.words(), "entries", entries),
                                Set.of("name", "entries"))),
                        "hidden",
                        entries),
                Set.of("groups"));
    }

    private static Part home() {
        Part entries = entries();
        return Part.object(Map.of("numbers", entries, "panels", entries), Set.of());
    }

    private static Part name() {
        return Part.text(
                text -> text.matches("[a-z][A-Za-z0-9]{0,59}") ? null : "must be a name of letters and digits");
    }

    /** Such as {@code records:pipeline.deal} or {@code pipeline.deal/overdue}. */
    private static Part entries() {
        return Part.list(
                Part.text(text -> text.matches("[A-Za-z0-9_.:/-]{1,200}") ? null : "must be the name of an entry"));
    }
}
