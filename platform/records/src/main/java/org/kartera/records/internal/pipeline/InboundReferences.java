package org.kartera.records.internal.pipeline;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.Metadata;
import org.kartera.records.metadata.Metadata.Inbound;

/** Who refers to records: over the borders of modules, switched off ones included. */
final class InboundReferences {
    private final Sql sql;

    InboundReferences(Sql sql) {
        this.sql = sql;
    }

    /** A row that refers to {@code target}. */
    record Referrer(RowHead row, UUID target) {}

    /** The fields that can refer to records of {@code entity}, without those that say who wrote a record, which stays so. */
    static List<Inbound> fields(Metadata metadata, String entity) {
        return metadata.inbound(entity).stream()
                .filter(inbound -> !EntityPlan.writtenByKernel(inbound.field()))
                .toList();
    }

    /** How many rows in use refer to each of {@code targets}; those to which none does are left out. */
    Map<UUID, Long> counts(Inbound inbound, String entity, Collection<UUID> targets) {
        String target = target(inbound.field());
        Map<UUID, Long> counts = new HashMap<>();
        sql.selectIn(
                        "select " + target + ", count(*) from " + from(inbound, entity, "r.deleted_at is null")
                                + " group by " + target,
                        List.of(),
                        targets,
                        row -> Map.entry(Objects.requireNonNull(Sql.id(row.getString(1))), row.getLong(2)))
                .forEach(count -> counts.put(count.getKey(), count.getValue()));
        return counts;
    }

    /** The rows in use that refer to {@code targets}. */
    List<Referrer> inUse(Inbound inbound, String entity, Collection<UUID> targets) {
        return referrers(inbound, entity, targets, "r.deleted_at is null");
    }

    /** The rows of the recycle bin that refer to {@code targets}. */
    List<Referrer> binned(Inbound inbound, String entity, Collection<UUID> targets) {
        return referrers(inbound, entity, targets, "r.deleted_at is not null");
    }

    private List<Referrer> referrers(Inbound inbound, String entity, Collection<UUID> targets, String which) {
        return sql.selectIn(
                "select " + RowHeads.columns(inbound.from(), "r") + ", " + target(inbound.field()) + " from "
                        + from(inbound, entity, which),
                List.of(),
                targets,
                row -> new Referrer(
                        RowHeads.read(inbound.from(), row),
                        Objects.requireNonNull(Sql.id(row.getString(RowHeads.COLUMNS + 1)))));
    }

    private static String target(FieldType field) {
        return ValueRows.holds(field) ? "v.ref_id" : "r." + field.columns().value();
    }

    /** Tables and condition, with {@code %s} in the place of the targets. Names come from the metadata, never from callers. */
    private static String from(Inbound inbound, String entity, String which) {
        FieldType field = inbound.field();
        String table = inbound.from().table();
        if (ValueRows.holds(field)) {
            return "records_value v join " + table + " r on r.id = v.record_id where v.field_key = '"
                    + ValueRows.key(inbound.from().name(), field) + "' and " + which + " and v.ref_id in (%s)";
        }
        String second = field.columns().second();
        String ofType = second == null ? "" : "r." + second + " = '" + entity + "' and ";
        return table + " r where " + ofType + which + " and r."
                + field.columns().value() + " in (%s)";
    }

    /** How many rows in use refer to a record, by record type and field: {@code pipeline.deal/company}. */
    Map<String, Long> counts(Metadata metadata, String entity, UUID id) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (Inbound inbound : fields(metadata, entity)) {
            Long count = counts(inbound, entity, List.of(id)).get(id);
            if (count != null) {
                counts.put(inbound.from().name() + "/" + inbound.field().name(), count);
            }
        }
        return counts;
    }
}
