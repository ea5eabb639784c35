package org.kartera.records.internal.query;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.Caller;
import org.kartera.platform.record.Filter;
import org.kartera.platform.record.Query;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.Metadata;

/**
 * A query, looked at once.
 *
 * @param filter what became of its filter
 * @param words the folded text searched for; empty where there is none
 * @param last sort keys of the last record of the page before; empty for the first page
 */
record PageRequest(
        Query query,
        Filter filter,
        Caller caller,
        Metadata metadata,
        EntityType type,
        Scopes scopes,
        String words,
        List<@Nullable String> last,
        Lead lead) {
    PageRequest led(Lead by) {
        return new PageRequest(query, filter, caller, metadata, type, scopes, words, last, by);
    }

    /** From the beginning. */
    PageRequest whole() {
        return new PageRequest(query, filter, caller, metadata, type, scopes, words, List.of(), Lead.NONE);
    }

    boolean filtered() {
        return !filter.equals(Filter.all());
    }

    Shape shape(Shape.Kind kind, int limit) {
        StringBuilder rest = new StringBuilder()
                .append(limit)
                .append(query.bin() ? 'b' : 'l')
                .append(words.isEmpty() ? ' ' : 'q')
                .append(lead.index())
                .append(lead.bound());
        last.forEach(key -> rest.append(key == null ? '0' : '1'));
        List<List<String>> lists = switch (kind) {
            case PAGE -> List.of(query.sort(), query.fields(), query.include());
            case IDS, BOUND -> List.of(query.sort());
            default -> List.of();
        };
        return new Shape(metadata.generation(), kind, type.name(), scopes, Shape.of(filter), lists, rest.toString());
    }

    Arguments arguments(Session session) {
        return session.arguments(caller).filter(filter, words).after(last, lead.value());
    }

    PageCompiler compiler(Compilation compilation) {
        SelectionCompiler selection =
                new SelectionCompiler(compilation, type, scopes, filter, !words.isEmpty(), query.bin());
        return new PageCompiler(compilation, selection);
    }

    Keyset keyset(Compilation compilation) {
        List<SortKey> keys = SortKey.parse(compilation, type, query.sort());
        // The signature of the cursor holds, but the metadata may have changed since.
        if (!last.isEmpty() && last.size() != keys.size()) {
            throw Cursors.malformed();
        }
        return new Keyset(keys, last, lead);
    }
}
