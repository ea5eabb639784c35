package org.kartera.pipeline;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.Callers;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.platform.record.Filter;
import org.kartera.platform.record.Filter.Operator;
import org.kartera.platform.record.Group;
import org.kartera.platform.record.GroupQuery;
import org.kartera.platform.record.GroupQuery.Function;
import org.kartera.platform.record.GroupQuery.Measure;
import org.kartera.platform.record.Records;
import org.kartera.platform.rest.RestResource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What deals bring, by month and by owner, team or pipeline, among those that the caller may see: open deals in the month of their expected close, won ones
 * in that of their close.
 */
@Component(service = ForecastResource.class)
@RestResource
@Path("forecast")
@Produces("application/json")
public class ForecastResource {
    private static final Measure AMOUNT = new Measure(Function.SUM, "amount");
    private static final Measure WEIGHTED = new Measure(Function.SUM, "weighted");
    private static final List<String> GROUPINGS = List.of("owner", "team", "pipeline");
    private static final int MONTHS = 12;

    private final Records records;
    private final Callers callers;

    @Activate
    public ForecastResource(@Reference Records records, @Reference Callers callers) {
        this.records = records;
        this.callers = callers;
    }

    /** {@code entries} by month, then by what was asked for; deals without a month, or without an owner or team, have null there. */
    record Forecast(String from, String to, String by, List<ForecastLine> entries) {}

    /**
     * The forecast from the month {@code from} (as 2026-01, else this month) to {@code to} (else eleven months on), both included.
     *
     * @param by {@code owner} (default), {@code team} or {@code pipeline}
     * @param pipeline the id of one, else all
     * @param owner the id of one, else all
     * @param team the id of one, else all
     */
    @GET
    public Forecast forecast(
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("by") @Nullable String by,
            @QueryParam("pipeline") @Nullable String pipeline,
            @QueryParam("owner") @Nullable String owner,
            @QueryParam("team") @Nullable String team) {
        YearMonth first = from == null ? YearMonth.now(callers.current().zone()) : month("from", from);
        YearMonth last = to == null ? first.plusMonths(MONTHS - 1L) : month("to", to);
        String grouping = by == null ? GROUPINGS.get(0) : by;
        if (!GROUPINGS.contains(grouping)) {
            throw new CrmException(StandardError.MALFORMED_PARAMETER, "by", grouping);
        }
        List<Filter> chosen = new ArrayList<>();
        chosen(chosen, "pipeline", pipeline);
        chosen(chosen, "owner", owner);
        chosen(chosen, "team", team);
        Months open = new Months("open", "expectedClose", first, last, grouping, chosen);
        ForecastLines lines = new ForecastLines(grouping);
        lines.open(groups(open, List.of()));
        lines.bestCase(groups(open, List.of(Filter.compare("probability", Operator.GE, Deal.BEST_CASE))));
        lines.committed(groups(open, List.of(Filter.compare("probability", Operator.GE, Deal.COMMITTED))));
        lines.closed(groups(new Months("won", "actualClose", first, last, grouping, chosen), List.of()));
        return new Forecast(first.toString(), last.toString(), grouping, lines.inOrder());
    }

    /** Which deals count into which months. */
    private record Months(
            String status, String day, YearMonth first, YearMonth last, String grouping, List<Filter> chosen) {}

    private List<Group> groups(Months months, List<Filter> more) {
        List<Filter> filters = new ArrayList<>(List.of(
                Filter.is("status", months.status()),
                Filter.compare(months.day(), Operator.GE, months.first().atDay(1)),
                Filter.compare(months.day(), Operator.LE, months.last().atEndOfMonth())));
        filters.addAll(months.chosen());
        filters.addAll(more);
        return records.groups(new GroupQuery(
                "pipeline.deal",
                new Filter.And(filters),
                List.of(months.day() + ":month", months.grouping()),
                List.of(AMOUNT, WEIGHTED)));
    }

    private static void chosen(List<Filter> filters, String field, @Nullable String id) {
        if (id != null) {
            filters.add(Filter.is(field, id));
        }
    }

    private static YearMonth month(String parameter, String text) {
        try {
            return YearMonth.parse(text);
        } catch (DateTimeException malformed) {
            throw CrmException.causedBy(malformed, StandardError.MALFORMED_PARAMETER, parameter, text);
        }
    }
}
