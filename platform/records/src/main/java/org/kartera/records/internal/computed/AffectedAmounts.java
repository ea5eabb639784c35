package org.kartera.records.internal.computed;

import java.sql.Date;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.kartera.records.internal.organisation.RateBook.Change;
import org.kartera.records.internal.pipeline.Sql;
import org.kartera.records.metadata.CompanyAmount;
import org.kartera.records.metadata.EntityType;

/** The rows of a record type with amounts that changes of rates concern. Immutable. */
final class AffectedAmounts {
    /** With more currencies than that all amounts are looked at. */
    private static final int NAMED = 50;

    private final EntityType type;
    private final String condition;
    private final List<Object> arguments = new ArrayList<>();

    private AffectedAmounts(EntityType type, String condition) {
        this.type = type;
        this.condition = condition;
    }

    /** All rows with an amount. */
    static AffectedAmounts all(EntityType type) {
        List<String> any = type.companyAmounts().stream()
                .map(amount -> amount.money().columns().value() + " is not null")
                .toList();
        return new AffectedAmounts(type, String.join(" or ", any));
    }

    /** Those with an amount of a currency of {@code changes} and the day of its rate not before the first that changed. */
    static AffectedAmounts of(EntityType type, List<Change> changes) {
        if (changes.size() > NAMED) {
            return all(type);
        }
        List<String> any = new ArrayList<>();
        List<Object> arguments = new ArrayList<>();
        for (CompanyAmount amount : type.companyAmounts()) {
            String day = amount.day().columns().value();
            for (Change change : changes) {
                String which = amount.money().columns().value() + " is not null";
                if (change.currency().isPresent()) {
                    which = amount.money().columns().second() + " = ?";
                    arguments.add(change.currency().get().getCurrencyCode());
                }
                any.add("(" + which + " and (" + day + " is null or " + day + " >= ?))");
                arguments.add(Date.valueOf(change.from()));
            }
        }
        AffectedAmounts affected = new AffectedAmounts(type, String.join(" or ", any));
        affected.arguments.addAll(arguments);
        return affected;
    }

    /** Whether no row can be one of them. */
    boolean none() {
        return condition.isEmpty();
    }

    /** How many there are behind the id {@code after}. */
    long count(Sql sql, String after) {
        return sql.select(
                        "select count(*) from " + type.table() + " where id > ? and (" + condition + ")",
                        behind(after),
                        row -> row.getLong(1))
                .get(0);
    }

    /** The first ids behind {@code after}. */
    List<UUID> page(Sql sql, String after, int rows) {
        return sql.select(
                "select id from " + type.table() + " where id > ? and (" + condition + ") order by id fetch first "
                        + rows + " rows only",
                behind(after),
                row -> UUID.fromString(row.getString(1).strip()));
    }

    private List<Object> behind(String after) {
        List<Object> all = new ArrayList<>();
        all.add(after);
        all.addAll(arguments);
        return all;
    }
}
