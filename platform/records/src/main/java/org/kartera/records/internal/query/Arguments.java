package org.kartera.records.internal.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.Caller;
import org.kartera.platform.record.Filter;
import org.kartera.platform.record.Filter.Comparison;
import org.kartera.records.metadata.Folding;

/**
 * The values of one run of a statement.
 *
 * @param caller whose rights
 * @param teams ids of the caller's visible teams, sorted, so that equal callers make equal statements
 * @param comparisons those of the filter, in its order
 * @param words the folded text searched for; empty where there is none
 * @param keys sort keys of the last record of the page before
 * @param bound the first key behind which the page does not reach, where that is known
 * @param ids records asked for by id
 * @param currency the company's
 * @param now what relative dates start from
 * @param timeout seconds after which the statement is ended; 0: never
 */
record Arguments(
        Caller caller,
        List<String> teams,
        List<Comparison> comparisons,
        String words,
        List<@Nullable String> keys,
        @Nullable String bound,
        List<String> ids,
        Currency currency,
        Instant now,
        int timeout) {
    private static final String NOBODY = new UUID(0, 0).toString();

    static Arguments of(Caller caller, Currency currency, Instant now, int timeout) {
        List<String> teams =
                caller.visibleTeams().stream().map(UUID::toString).sorted().toList();
        return new Arguments(caller, teams, List.of(), "", List.of(), null, List.of(), currency, now, timeout);
    }

    Arguments filter(Filter filter, String folded) {
        List<Comparison> flat = new ArrayList<>();
        collect(filter, flat);
        return new Arguments(caller, teams, flat, folded, keys, bound, ids, currency, now, timeout);
    }

    Arguments after(List<@Nullable String> last, @Nullable String upTo) {
        return new Arguments(caller, teams, comparisons, words, last, upTo, ids, currency, now, timeout);
    }

    Arguments ids(List<String> wanted) {
        return new Arguments(caller, teams, comparisons, words, keys, bound, wanted, currency, now, timeout);
    }

    /** The open end of the range of what begins with {@link #words}. */
    String endOfWords() {
        return Folding.endOfPrefix(words);
    }

    /** Id of the caller, or one that nobody has. */
    String user() {
        return caller.user() == null ? NOBODY : caller.user().toString();
    }

    /** Id of the caller's primary team, or one that nobody has. */
    String team() {
        return caller.teams().isEmpty() ? NOBODY : caller.teams().get(0).toString();
    }

    /** The id in that place; behind the end the last one, so that lists may be padded. */
    String id(int index) {
        return ids.isEmpty() ? NOBODY : ids.get(Math.min(index, ids.size() - 1));
    }

    String visibleTeam(int index) {
        return teams.isEmpty() ? NOBODY : teams.get(Math.min(index, teams.size() - 1));
    }

    private static void collect(Filter filter, List<Comparison> flat) {
        if (filter instanceof Filter.And and) {
            and.filters().forEach(part -> collect(part, flat));
        } else if (filter instanceof Filter.Or or) {
            or.filters().forEach(part -> collect(part, flat));
        } else if (filter instanceof Comparison comparison) {
            flat.add(comparison);
        }
    }
}
