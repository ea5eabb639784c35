package org.kartera.pipeline;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import org.kartera.platform.record.Money;
import org.kartera.platform.record.Records;
import org.kartera.platform.record.Ref;
import org.kartera.platform.rest.RestResource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What open deals will bring, by the month of their expected close and by owner, among those that the caller may see. */
@Component(service = ForecastResource.class)
@RestResource
@Path("forecast")
@Produces("application/json")
public class ForecastResource {
    private static final Measure AMOUNT = new Measure(Function.SUM, "amount");
    private static final Measure WEIGHTED = new Measure(Function.SUM, "weighted");
    private static final int MONTHS = 12;

    private final Records records;
    private final Callers callers;

    @Activate
    public ForecastResource(@Reference Records records, @Reference Callers callers) {
        this.records = records;
        this.callers = callers;
    }

    /** {@code entries} by month, then owner; deals without a month or owner have null there. */
    record Forecast(String from, String to, List<Entry> entries) {}

    /** One owner's month; amounts as text, one per currency. */
    record Entry(
            @Nullable String month,
            @Nullable Owner owner,
            long count,
            List<Map<String, String>> amount,
            List<Map<String, String>> weighted) {}

    /** A user. */
    record Owner(String id, String title) {}

    /**
     * The forecast from the month {@code from} (as 2026-01, else this month) to {@code to} (else eleven months on), both included, of one pipeline
     * (its id) or of all.
     */
    @GET
    public Forecast forecast(
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("pipeline") @Nullable String pipeline) {
        YearMonth first = from == null ? YearMonth.now(callers.current().zone()) : month("from", from);
        YearMonth last = to == null ? first.plusMonths(MONTHS - 1L) : month("to", to);
        List<Filter> filters = new ArrayList<>(List.of(
                Filter.is("status", "open"),
                Filter.compare("expectedClose", Operator.GE, first.atDay(1)),
                Filter.compare("expectedClose", Operator.LE, last.atEndOfMonth())));
        if (pipeline != null) {
            filters.add(Filter.is("pipeline", pipeline));
        }
        List<Entry> entries = records
                .groups(new GroupQuery(
                        "pipeline.deal",
                        new Filter.And(filters),
                        List.of("expectedClose:month", "owner"),
                        List.of(AMOUNT, WEIGHTED)))
                .stream()
                .map(ForecastResource::entry)
                .toList();
        return new Forecast(first.toString(), last.toString(), entries);
    }

    private static YearMonth month(String parameter, String text) {
        try {
            return YearMonth.parse(text);
        } catch (DateTimeException malformed) {
            throw CrmException.causedBy(malformed, StandardError.MALFORMED_PARAMETER, parameter, text);
        }
    }

    private static Entry entry(Group group) {
        Object month = group.keys().get(0);
        Owner owner = group.keys().get(1) instanceof Ref ref
                ? new Owner(ref.id().toString(), group.labels().get(1))
                : null;
        return new Entry(
                month == null
                        ? null
                        : YearMonth.parse(month.toString().substring(0, 7)).toString(),
                owner,
                group.count(),
                amounts(group, AMOUNT),
                amounts(group, WEIGHTED));
    }

    private static List<Map<String, String>> amounts(Group group, Measure measure) {
        return group.measures().getOrDefault(measure, List.of()).stream()
                .map(Money.class::cast)
                .map(money -> Map.of(
                        "amount", money.amount().toPlainString(),
                        "currency", money.currency().getCurrencyCode()))
                .toList();
    }
}
