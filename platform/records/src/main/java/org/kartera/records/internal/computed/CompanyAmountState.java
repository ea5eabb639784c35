package org.kartera.records.internal.computed;

import java.util.List;
import java.util.Optional;
import org.kartera.records.internal.pipeline.Sql;
import org.kartera.records.metadata.EntityType;

/** Up to which change of the rates the company's amounts of a record type follow, and of which fields. In a unit of work. */
final class CompanyAmountState {
    private final Sql sql;

    /**
     * What the amounts of a record type were converted for.
     *
     * @param changes how many changes of rates there had been
     * @param fields the same for equal fields, 64 characters
     */
    record Known(long changes, String fields) {
        /** Whether nothing is left to do for {@code wanted}. */
        boolean covers(Known wanted) {
            return fields.equals(wanted.fields) && changes >= wanted.changes;
        }
    }

    CompanyAmountState(Sql sql) {
        this.sql = sql;
    }

    /** The amounts that {@code type} has now. */
    static String fields(EntityType type) {
        return Signature.of(type.companyAmounts().stream()
                .map(amount -> amount.money().columns().value()));
    }

    Optional<Known> known(EntityType type) {
        return sql
                .select(
                        "select changes, fields from records_company_amount where entity = ?",
                        List.of(type.name()),
                        row -> new Known(row.getLong(1), row.getString(2)))
                .stream()
                .findFirst();
    }

    void keep(EntityType type, Known known) {
        if (sql.update(
                        "update records_company_amount set changes = ?, fields = ? where entity = ?",
                        List.of(known.changes(), known.fields(), type.name()))
                == 0) {
            sql.update(
                    "insert into records_company_amount (changes, fields, entity) values (?, ?, ?)",
                    List.of(known.changes(), known.fields(), type.name()));
        }
    }
}
