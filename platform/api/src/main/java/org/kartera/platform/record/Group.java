package org.kartera.platform.record;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One group of a {@link GroupQuery}.
 *
 * @param keys the value of each field grouped by, of its Java type: the first day of a date's bucket, a {@link Ref}, a choice's JSON name; null where records have none
 * @param labels the same for people: a reference's title, a choice's label in the caller's language
 * @param count records in the group
 * @param measures values by measure in the order asked for; of a money field one {@link Money} per currency, else one number or value;
 *     the average of money is rounded half even
 * @param company by field, what sums of money come to in the company's currency
 */
public record Group(
        List<@Nullable Object> keys,
        List<String> labels,
        long count,
        Map<GroupQuery.Measure, List<Object>> measures,
        Map<String, CompanyTotal> company) {}
