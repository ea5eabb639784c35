package org.kartera.pipeline;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.record.CompanyTotal;
import org.kartera.platform.record.Group;
import org.kartera.platform.record.GroupQuery.Function;
import org.kartera.platform.record.GroupQuery.Measure;
import org.kartera.platform.record.Money;
import org.kartera.platform.record.Ref;

/** Puts the totals of open, probable and won deals of the same month and owner beside each other. */
final class ForecastLines {
    private final String grouping;
    private final Map<Place, Totals> totals = new LinkedHashMap<>();

    ForecastLines(String grouping) {
        this.grouping = grouping;
    }

    /** A month of an owner, team or pipeline. */
    private record Place(@Nullable String month, @Nullable String id, String title) {}

    /** What was found for a place so far. */
    private static final class Totals {
        private long count;
        private long closedCount;
        private List<Map<String, String>> amount = List.of();
        private List<Map<String, String>> weighted = List.of();
        private List<Map<String, String>> bestCase = List.of();
        private List<Map<String, String>> committed = List.of();
        private List<Map<String, String>> closed = List.of();
        private final Map<String, Map<String, Object>> company = new LinkedHashMap<>();

        /** The sums of {@code field}, which are kept in the company's currency under {@code name}. */
        private List<Map<String, String>> sums(Group group, String field, String name) {
            CompanyTotal total = group.company().get(field);
            if (total != null) {
                company.put(name, text(total));
            }
            return amounts(group, field);
        }
    }

    void open(List<Group> groups) {
        groups.forEach(group -> {
            Totals found = at(group);
            found.count = group.count();
            found.amount = found.sums(group, "amount", "amount");
            found.weighted = found.sums(group, "weighted", "weighted");
        });
    }

    void bestCase(List<Group> groups) {
        groups.forEach(group -> {
            Totals found = at(group);
            found.bestCase = found.sums(group, "amount", "bestCase");
        });
    }

    void committed(List<Group> groups) {
        groups.forEach(group -> {
            Totals found = at(group);
            found.committed = found.sums(group, "amount", "committed");
        });
    }

    void closed(List<Group> groups) {
        groups.forEach(group -> {
            Totals found = at(group);
            found.closedCount = group.count();
            found.closed = found.sums(group, "amount", "closed");
        });
    }

    /** By month, then by title; what has none comes last. */
    List<ForecastLine> inOrder() {
        List<Map.Entry<Place, Totals>> entries = new ArrayList<>(totals.entrySet());
        entries.sort(Comparator.comparing(
                Map.Entry::getKey,
                Comparator.comparing(Place::month, Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(Place::id, Comparator.nullsLast((one, other) -> 0))
                        .thenComparing(Place::title)));
        return entries.stream()
                .map(entry -> line(entry.getKey(), entry.getValue()))
                .toList();
    }

    private ForecastLine line(Place place, Totals found) {
        ForecastLine.Whose whose = place.id() == null ? null : new ForecastLine.Whose(place.id(), place.title());
        return new ForecastLine(
                place.month(),
                grouping.equals("owner") ? whose : null,
                grouping.equals("team") ? whose : null,
                grouping.equals("pipeline") ? whose : null,
                found.count,
                found.amount,
                found.weighted,
                found.bestCase,
                found.committed,
                found.closedCount,
                found.closed,
                found.company);
    }

    private Totals at(Group group) {
        Object month = group.keys().get(0);
        Place place = new Place(
                month == null
                        ? null
                        : YearMonth.parse(month.toString().substring(0, 7)).toString(),
                group.keys().get(1) instanceof Ref ref ? ref.id().toString() : null,
                Objects.requireNonNullElse(group.labels().get(1), ""));
        return totals.computeIfAbsent(place, each -> new Totals());
    }

    private static Map<String, Object> text(CompanyTotal total) {
        Map<String, Object> text = new LinkedHashMap<>();
        text.put("amount", total.amount().toPlainString());
        text.put("currency", total.currency().getCurrencyCode());
        if (!total.without().isEmpty()) {
            text.put("without", total.without());
        }
        return text;
    }

    private static List<Map<String, String>> amounts(Group group, String field) {
        return group.measures().getOrDefault(new Measure(Function.SUM, field), List.of()).stream()
                .map(Money.class::cast)
                .map(money -> Map.of(
                        "amount", money.amount().toPlainString(),
                        "currency", money.currency().getCurrencyCode()))
                .toList();
    }
}
