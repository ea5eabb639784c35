package org.kartera.transfer.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.record.Filter;
import org.kartera.platform.record.Query;
import org.kartera.platform.record.Row;
import org.kartera.records.Mutation;
import org.kartera.records.Outcome;
import org.kartera.records.RecordGateway;
import org.kartera.records.metadata.Folding;
import org.kartera.transfer.TransferError;

/** Finds the records that rows refer to, and remembers those last found and those that are not there. For one import, one thread. */
final class Lookups {
    private static final int REMEMBERED = 20_000;

    private final RecordGateway gateway;
    private final Set<List<String>> missing = new HashSet<>();
    private final Map<List<String>, UUID> found = new LinkedHashMap<>(256, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<List<String>, UUID> eldest) {
            return size() > REMEMBERED;
        }
    };

    Lookups(RecordGateway gateway) {
        this.gateway = gateway;
    }

    /**
     * What is looked for.
     *
     * @param column where the value stands, for messages
     * @param where further fields that must equal
     */
    record Wanted(String column, String entity, String by, String value, Map<String, Object> where) {
        private List<String> key() {
            List<String> key = new ArrayList<>(List.of(entity, by, String.valueOf(Folding.fold(value))));
            where.forEach((field, other) -> key.addAll(List.of(field, other.toString())));
            return key;
        }
    }

    /** The record's id; empty where there is none. Several are wrong. */
    Optional<UUID> find(Wanted wanted) {
        UUID known = found.get(wanted.key());
        if (known != null) {
            return Optional.of(known);
        }
        if (missing.contains(wanted.key())) {
            return Optional.empty();
        }
        List<Filter> filters = new ArrayList<>(List.of(Filter.is(wanted.by(), wanted.value())));
        wanted.where().forEach((field, value) -> filters.add(Filter.is(field, value)));
        List<Row> rows = gateway.query(Query.of(wanted.entity())
                        .where(new Filter.And(filters))
                        .fields("title")
                        .limit(2))
                .items();
        if (rows.size() > 1) {
            throw new WrongCell(
                    wanted.column(), TransferError.SEVERAL_FOUND, wanted.entity(), wanted.by(), wanted.value());
        }
        Optional<UUID> id = rows.stream().findFirst().map(Row::id);
        if (id.isPresent()) {
            found.put(wanted.key(), id.get());
        } else if (missing.size() < REMEMBERED) {
            missing.add(wanted.key());
        }
        return id;
    }

    /** Looks anew for what was not there, since records have been written. */
    void written() {
        missing.clear();
    }

    /** Creates the record that was not found. */
    UUID create(Wanted wanted, Map<String, @Nullable Object> values) {
        Outcome outcome = gateway.write(wanted.entity(), List.of(new Mutation.Create(values)), true)
                .get(0);
        UUID id = ((Outcome.Done) outcome).id();
        found.put(wanted.key(), id);
        written();
        return id;
    }

    /** Forgets everything: after a roll-back. */
    void forget() {
        found.clear();
        written();
    }
}
