package org.kartera.files.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.kartera.persistence.Statements;
import org.kartera.platform.record.Ref;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.Metadata;
import org.kartera.records.metadata.Metadata.Inbound;

/** Which records refer to files. The fields of the records say so and nothing else does, so that the two cannot disagree. */
final class FileUses {
    /** How many fields one statement looks into; each has an index. */
    private static final int FIELDS = 40;

    private final Statements statements;

    FileUses(Statements statements) {
        this.statements = statements;
    }

    /** A field of a record that refers to a file. */
    record Use(UUID file, Ref record, FieldType field) {}

    /** Who refers to {@code files}: records in use or in the recycle bin, of modules that are switched off too. Files to which nobody does are left out. */
    Map<UUID, List<Use>> of(Collection<UUID> files, Metadata metadata) {
        List<Inbound> fields = metadata.files();
        Map<UUID, List<Use>> uses = new HashMap<>();
        for (List<UUID> chunk : FileTable.chunks(files)) {
            for (int from = 0; from < fields.size(); from += FIELDS) {
                List<Inbound> some = fields.subList(from, Math.min(from + FIELDS, fields.size()));
                for (Use use : find(chunk, some)) {
                    uses.computeIfAbsent(use.file(), file -> new ArrayList<>()).add(use);
                }
            }
        }
        return uses;
    }

    /** Names come from the metadata, never from callers. */
    private List<Use> find(List<UUID> files, List<Inbound> fields) {
        StringBuilder sql = new StringBuilder();
        List<Object> arguments = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            Inbound inbound = fields.get(i);
            String column = inbound.field().columns().value();
            sql.append(i == 0 ? "" : " union all ")
                    .append("select ")
                    .append(i)
                    .append(", ")
                    .append(column)
                    .append(", id from ")
                    .append(inbound.from().table())
                    .append(" where ")
                    .append(column)
                    .append(" in (")
                    .append(FileTable.places(files))
                    .append(")");
            arguments.addAll(files);
        }
        return statements.rows(
                sql.toString(),
                row -> {
                    Inbound inbound = fields.get(row.getInt(1));
                    Ref record = Ref.to(inbound.from().name(), UUID.fromString(row.getString(3)));
                    return new Use(UUID.fromString(row.getString(2)), record, inbound.field());
                },
                arguments.toArray());
    }
}
