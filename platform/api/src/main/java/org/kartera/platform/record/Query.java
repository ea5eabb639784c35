package org.kartera.platform.record;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of records, as {@code GET /records/{entity}} asks for it. Immutable; each method returns another one.
 *
 * @param entity full name of the record type
 * @param filter which records
 * @param q text as typed into a search box, with which the title or a searched field begins, case and accents apart
 * @param sort fields to sort by, {@code -} in front of those that descend; empty: newest first
 * @param fields the fields wanted; empty: all that may be read
 * @param include references whose records are wanted whole, under the field's name
 * @param limit records per page, 1 to 1,000
 * @param after cursor of the page before; null: the first page
 * @param count how the records are counted
 * @param bin records of the recycle bin instead of those in use
 */
public record Query(
        String entity,
        Filter filter,
        @Nullable String q,
        List<String> sort,
        List<String> fields,
        List<String> include,
        int limit,
        @Nullable String after,
        Count count,
        boolean bin) {
    /** How many records a page may have. */
    public static final int MAX_LIMIT = 1000;

    /** How far to count. */
    public enum Count {
        NONE,
        /** Up to 1,000, then "more than". */
        CAPPED,
        /** To the end, at a cost that grows with the table. */
        EXACT
    }

    public Query {
        sort = List.copyOf(sort);
        fields = List.copyOf(fields);
        include = List.copyOf(include);
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit " + limit);
        }
    }

    /** All records of a type, 50 a page, not counted. */
    public static Query of(String entity) {
        return new Query(entity, Filter.all(), null, List.of(), List.of(), List.of(), 50, null, Count.NONE, false);
    }

    public Query where(Filter newFilter) {
        return new Query(entity, newFilter, q, sort, fields, include, limit, after, count, bin);
    }

    public Query search(@Nullable String words) {
        return new Query(entity, filter, words, sort, fields, include, limit, after, count, bin);
    }

    public Query sort(String... by) {
        return new Query(entity, filter, q, List.of(by), fields, include, limit, after, count, bin);
    }

    public Query fields(String... wanted) {
        return new Query(entity, filter, q, sort, List.of(wanted), include, limit, after, count, bin);
    }

    public Query include(String... references) {
        return new Query(entity, filter, q, sort, fields, List.of(references), limit, after, count, bin);
    }

    public Query limit(int records) {
        return new Query(entity, filter, q, sort, fields, include, records, after, count, bin);
    }

    public Query after(@Nullable String cursor) {
        return new Query(entity, filter, q, sort, fields, include, limit, cursor, count, bin);
    }

    public Query count(Count how) {
        return new Query(entity, filter, q, sort, fields, include, limit, after, how, bin);
    }

    public Query inBin() {
        return new Query(entity, filter, q, sort, fields, include, limit, after, count, true);
    }
}
