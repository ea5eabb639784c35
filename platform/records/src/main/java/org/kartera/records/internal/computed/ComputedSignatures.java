package org.kartera.records.internal.computed;

import java.util.List;
import java.util.Optional;
import org.kartera.records.internal.pipeline.Sql;
import org.kartera.records.metadata.EntityType;

/** For which formulas and roll-ups the rows of a record type were computed last. In a unit of work. */
final class ComputedSignatures {
    private final Sql sql;

    ComputedSignatures(Sql sql) {
        this.sql = sql;
    }

    /** The same for equal computations, 64 characters. */
    static String of(ComputedFields fields) {
        return Signature.of(fields.results().stream()
                .map(field -> field.lastingName() + " " + field.kind() + " " + field.computation()));
    }

    Optional<String> known(EntityType type) {
        return sql
                .select(
                        "select signature from records_computed where entity = ?",
                        List.of(type.name()),
                        row -> row.getString(1))
                .stream()
                .findFirst();
    }

    void keep(EntityType type, String signature) {
        if (sql.update("update records_computed set signature = ? where entity = ?", List.of(signature, type.name()))
                == 0) {
            sql.update(
                    "insert into records_computed (entity, signature) values (?, ?)", List.of(type.name(), signature));
        }
    }
}
