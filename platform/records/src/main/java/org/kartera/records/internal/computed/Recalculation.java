package org.kartera.records.internal.computed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kartera.events.Entry;
import org.kartera.events.Feed;
import org.kartera.persistence.Database;
import org.kartera.persistence.Dialect;
import org.kartera.persistence.UnitOfWork;
import org.kartera.platform.Caller;
import org.kartera.platform.Installation;
import org.kartera.records.formula.Formulas;
import org.kartera.records.internal.organisation.RateBook;
import org.kartera.records.internal.pipeline.CompanyAmounts;
import org.kartera.records.internal.pipeline.Sql;
import org.kartera.records.internal.query.RecordQueries;
import org.kartera.records.internal.query.RollUpReader;
import org.kartera.records.json.ValueJson;
import org.kartera.records.metadata.CompanyAmount;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.Metadata;
import org.kartera.records.metadata.MetadataSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Computes what is stored anew from what is stored: rows are locked, their roll-ups read and their formulas run, and what differs is written, without counting the
 * version up, since nobody has changed the record. Whoever locked a row last has seen what was committed before, so that the last value is the right one. For any
 * thread and node.
 */
@Component(service = Recalculation.class)
public final class Recalculation {
    private static final Caller CALLER = Caller.system(Formulas.COMPUTED);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final MetadataSource metadata;
    private final UnitOfWork unitOfWork;
    private final Feed feed;
    private final Sql sql;
    private final boolean derby;
    private final Calculator calculator;
    private final ComputationCache computations = new ComputationCache();
    private final Consequences consequences;
    private final RollUpReader rollUps;
    private final CompanyAmounts amounts;
    private final Clock clock = Clock.systemUTC();
    private final Object turn = new Object();

    @Activate
    public Recalculation(
            @Reference MetadataSource metadata,
            @Reference UnitOfWork unitOfWork,
            @Reference Database database,
            @Reference Feed feed,
            @Reference Installation installation,
            @Reference RecordQueries queries) {
        this.metadata = metadata;
        this.unitOfWork = unitOfWork;
        this.feed = feed;
        this.sql = new Sql(unitOfWork, database.dialect());
        this.derby = database.dialect() == Dialect.DERBY;
        this.calculator = new Calculator(sql, installation::zone);
        this.consequences = new Consequences(sql, this::computations);
        this.amounts = new CompanyAmounts(
                new RateBook(unitOfWork, database.dialect(), installation::currency), installation::zone);
        this.rollUps = queries.rollUps(installation::zone);
    }

    Computations computations() {
        return computations.of(metadata.current());
    }

    Metadata metadata() {
        return metadata.current();
    }

    Calculator calculator() {
        return calculator;
    }

    Sql sql() {
        return sql;
    }

    CompanyAmounts amounts() {
        return amounts;
    }

    Consequences consequences() {
        return consequences;
    }

    UnitOfWork unitOfWork() {
        return unitOfWork;
    }

    /** Computes the records of {@code ids} in a unit of work; those that are gone are passed over. Whether {@code tell}, pages hear of what differs. */
    void records(EntityType type, Collection<UUID> ids, boolean tell) {
        Metadata now = metadata.current();
        ComputedFields fields = computations.of(now).of(type);
        if (!fields.computes() || ids.isEmpty()) {
            return;
        }
        if (derby) {
            synchronized (turn) {
                unitOfWork.call(() -> anew(now, fields, ids, tell));
            }
        } else {
            unitOfWork.call(() -> anew(now, fields, ids, tell));
        }
    }

    /**
     * Readers of Derby wait for writers: whoever had the parent locked and read its children would wait for a writer of a child who waits for the parent. There
     * the children are read first, and one thread at a time computes; who writes a child meanwhile has left a note, which comes next.
     */
    private int anew(Metadata now, ComputedFields fields, Collection<UUID> ids, boolean tell) {
        Map<RollUpPlan, Map<UUID, @Nullable Object>> before = derby ? rolledUp(now, fields, ids) : Map.of();
        List<ComputedRow> rows = lock(fields, ids);
        compute(fields, rows, derby ? before : rolledUp(now, fields, ids));
        if (!fields.titled().isEmpty()) {
            rows.forEach(row -> row.call(fields.type()));
        }
        List<ComputedRow> differing = rows.stream().filter(ComputedRow::differs).toList();
        convert(fields, differing);
        write(fields, differing);
        consequences.saved(
                fields.type(), differing.stream().map(ConvertedRow::new).toList());
        if (tell && !differing.isEmpty()) {
            feed.append(differing.stream().map(row -> entry(fields.type(), row)).toList());
        }
        return differing.size();
    }

    private Map<RollUpPlan, Map<UUID, @Nullable Object>> rolledUp(
            Metadata now, ComputedFields fields, Collection<UUID> ids) {
        List<UUID> some = List.copyOf(ids);
        Map<RollUpPlan, Map<UUID, @Nullable Object>> values = new HashMap<>();
        fields.rollUps().forEach(plan -> values.put(plan, rollUps.values(now, plan, some)));
        return values;
    }

    private List<ComputedRow> lock(ComputedFields fields, Collection<UUID> ids) {
        EntityType type = fields.type();
        return ComputedRow.lock(
                sql,
                type,
                ids,
                ComputedRow.shape(fields, computations().influence(type).parents()));
    }

    private void compute(
            ComputedFields fields, List<ComputedRow> rows, Map<RollUpPlan, Map<UUID, @Nullable Object>> rolledUp) {
        rolledUp.forEach((plan, values) -> rows.forEach(row -> row.set(plan.field(), values.get(row.id()))));
        Related related = calculator.related(fields, rows);
        rows.forEach(row -> calculator.compute(fields, row, related, clock.instant()));
    }

    /** Amounts that came out otherwise, as they are in the company's currency from today on. */
    private void convert(ComputedFields fields, List<ComputedRow> rows) {
        if (rows.isEmpty() || fields.amounts().isEmpty()) {
            return;
        }
        RateBook.Rates rates = amounts.rates();
        LocalDate today = amounts.day(clock.instant());
        for (ComputedRow row : rows) {
            for (CompanyAmount amount : fields.amounts()) {
                if (row.differs(amount.money())) {
                    amounts.convert(fields.type(), amount, row, today, rates);
                }
            }
        }
    }

    private void write(ComputedFields fields, List<ComputedRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        List<FieldType> results = new ArrayList<>(fields.results());
        fields.amounts().forEach(amount -> results.addAll(amount.fields()));
        boolean titled = !fields.titled().isEmpty();
        List<String> columns = new ArrayList<>(ComputedRow.columns(results));
        if (titled) {
            columns.addAll(List.of("title", "title_f"));
        }
        String assigned = columns.stream().map(column -> column + " = ?").collect(Collectors.joining(", "));
        List<List<Object>> arguments = new ArrayList<>();
        rows.forEach(row -> arguments.add(row.arguments(results, titled)));
        sql.batch("update " + fields.type().table() + " set " + assigned + " where id = ?", arguments);
    }

    private static Entry entry(EntityType type, ComputedRow row) {
        Map<String, Object> changes = new LinkedHashMap<>();
        row.changed()
                .forEach(field -> changes.put(
                        field.name(),
                        Arrays.asList(ValueJson.plain(row.former(field)), ValueJson.plain(row.value(field)))));
        return new Entry(
                Formulas.COMPUTED,
                type.name(),
                row.id(),
                row.version(),
                row.title(),
                row.owner(),
                row.team(),
                null,
                CALLER,
                json(changes));
    }

    private static String json(Map<String, Object> changes) {
        try {
            return JSON.writeValueAsString(changes);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
