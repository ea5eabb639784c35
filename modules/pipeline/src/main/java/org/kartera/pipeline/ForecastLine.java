package org.kartera.pipeline;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A month of an owner, a team or a pipeline, whichever was asked for; amounts as text, one for each currency.
 *
 * @param month as 2026-11; null for deals without a day
 * @param count open deals
 * @param amount what they are worth
 * @param weighted the same, each by its probability
 * @param bestCase of those with a probability of {@value Deal#BEST_CASE} or more
 * @param committed of those with a probability of {@value Deal#COMMITTED} or more
 * @param closedCount deals that were won in the month
 * @param closed what they brought
 * @param company the sums among these, by their names, in the company's currency: {@code amount, currency} and, where some have no rate, their currencies {@code without}
 */
record ForecastLine(
        @Nullable String month,
        @Nullable Whose owner,
        @Nullable Whose team,
        @Nullable Whose pipeline,
        long count,
        List<Map<String, String>> amount,
        List<Map<String, String>> weighted,
        List<Map<String, String>> bestCase,
        List<Map<String, String>> committed,
        long closedCount,
        List<Map<String, String>> closed,
        Map<String, Map<String, Object>> company) {
    /** Whose month it is. */
    record Whose(String id, String title) {}
}
