package org.kartera.records.internal.custom;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kartera.persistence.Dialect;
import org.kartera.persistence.testing.Databases;
import org.kartera.persistence.testing.TestDatabase;
import org.kartera.platform.record.Query;
import org.kartera.platform.record.Row;
import org.kartera.records.Mutation;
import org.kartera.records.Outcome;
import org.kartera.records.custom.CustomField;
import org.kartera.records.custom.Origin;
import org.kartera.records.formula.FormulaPreviews;
import org.kartera.records.internal.computed.CompanyAmountJob;
import org.kartera.records.internal.computed.ComputedUses;
import org.kartera.records.internal.computed.DueWork;
import org.kartera.records.internal.computed.Recalculation;
import org.kartera.records.internal.computed.RecalculationJob;
import org.kartera.records.internal.computed.Run;
import org.kartera.records.internal.computed.StoredPreviews;
import org.kartera.records.internal.installation.Catalogues;
import org.kartera.records.internal.installation.ConfiguredInstallation;
import org.kartera.records.internal.organisation.CompanyCurrencies;
import org.kartera.records.internal.organisation.StoredRates;
import org.kartera.records.internal.query.FilterParser;
import org.kartera.records.internal.query.RecordQueries;

/** A yard whose machines are repaired, with all that computes. To be closed. */
final class Workshop implements AutoCloseable {
    static final String MACHINE = Yard.MACHINE;
    static final String REPAIR = "yard.repair";

    final Yard yard;
    final Recalculation recalculation;
    final DueWork work;
    private final ConfiguredInstallation installation;
    final RecalculationJob job;
    final FormulaPreviews previews;

    private Workshop(Yard yard) {
        this.yard = yard;
        TestDatabase database = yard.database();
        installation = new ConfiguredInstallation(Map.of(), "en", "ES", "EUR", "Europe/Madrid");
        RecordQueries queries = new RecordQueries(
                yard.metadata, database.unitOfWork(), database.database(), installation, new Catalogues());
        recalculation = new Recalculation(
                yard.metadata, database.unitOfWork(), database.database(), yard.feed, installation, queries);
        work = new DueWork(recalculation);
        job = new RecalculationJob(recalculation, work);
        previews = new StoredPreviews(recalculation, yard.callers);
        yard.customisation.addUses(new ComputedUses(recalculation));
    }

    static Workshop open(Dialect dialect, Path folder) {
        return new Workshop(new Yard(Databases.open(dialect), folder, Machine.class, Repair.class));
    }

    /** Says what a currency is worth in euros. */
    void worth(String currency, LocalDate from, String rate) {
        TestDatabase database = yard.database();
        StoredRates rates = new StoredRates(database.unitOfWork(), database.migrations(), yard.feed, installation);
        CompanyCurrencies currencies = new CompanyCurrencies(
                rates, installation, database.unitOfWork(), database.database(), yard.feed, yard.callers);
        yard.asAdmin(() -> currencies.set(currency, from, new BigDecimal(rate)));
    }

    /** Runs the job that follows a change of rates. */
    void convert(String entity) {
        CompanyAmountJob conversion = new CompanyAmountJob(recalculation, work);
        conversion.run(new Run(conversion.payloadFor(yard.metadata.current().entity(entity)), "", Integer.MAX_VALUE));
    }

    CustomField add(String entity, @Nullable Object... properties) {
        return yard.asAdmin(() -> yard.customisation.add(entity, Yard.map(properties), Origin.ADMIN));
    }

    CustomField formula(String entity, String name, String formula) {
        return add(entity, "name", name, "label", name, "kind", "formula", "formula", formula);
    }

    CustomField rollUp(String name, String function, @Nullable String of, @Nullable String filter) {
        Map<String, @Nullable Object> rollUp =
                Yard.map("entity", REPAIR, "field", "machine", "function", function, "of", of, "filter", filter);
        return add(MACHINE, "name", name, "label", name, "kind", "rollUp", "rollUp", rollUp);
    }

    UUID create(String entity, @Nullable Object... values) {
        return done(entity, new Mutation.Create(Yard.map(values))).id();
    }

    Outcome.Done update(String entity, UUID id, @Nullable Object... values) {
        return done(entity, new Mutation.Update(id, null, Yard.map(values)));
    }

    Outcome.Done done(String entity, Mutation mutation) {
        return Yard.done(write(entity, mutation));
    }

    Outcome write(String entity, Mutation mutation) {
        return yard.asAdmin(
                () -> yard.gateway.write(entity, List.of(mutation), false).get(0));
    }

    @Nullable
    Object value(String entity, UUID id, String field) {
        return yard.asAdmin(() -> yard.gateway.read(entity, id, List.of(), List.of()))
                .value(field);
    }

    /** The repairs in use of a machine, as a query finds them. */
    List<Row> children(UUID machine) {
        Query query = Query.of(REPAIR)
                .where(new FilterParser().parse("machine==" + machine))
                .limit(500);
        return yard.asAdmin(() -> yard.gateway.query(query)).items();
    }

    @Override
    public void close() {
        yard.close();
    }
}
