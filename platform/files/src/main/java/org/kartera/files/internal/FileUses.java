package org.kartera.files.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.kartera.platform.record.Ref;
import org.kartera.records.metadata.Metadata;
import org.kartera.records.metadata.Metadata.Inbound;

/** Which records refer to files. The fields of the records say so and nothing else does, so that the two cannot disagree. */
final class FileUses {
    /** How many fields one statement looks into; each has an index. */
    private static final int FIELDS = 40;

    private final FileTable table;

    FileUses(FileTable table) {
        this.table = table;
    }

    private record Use(UUID file, Ref record) {}

    /** The records, in use or in the recycle bin, that refer to {@code files} in {@code fields}; files without any are left out. */
    Map<UUID, List<Ref>> of(Collection<UUID> files, List<Inbound> fields) {
        Map<UUID, List<Ref>> uses = new HashMap<>();
        for (List<UUID> chunk : FileTable.chunks(files)) {
            for (int from = 0; from < fields.size(); from += FIELDS) {
                List<Inbound> some = fields.subList(from, Math.min(from + FIELDS, fields.size()));
                for (Use use : find(chunk, some)) {
                    uses.computeIfAbsent(use.file(), file -> new ArrayList<>()).add(use.record());
                }
            }
        }
        return uses;
    }

    /** The fields whose tables can be asked now, and that callers may read. */
    static List<Inbound> readable(Metadata metadata) {
        return metadata.files().stream()
                .filter(inbound ->
                        metadata.available(inbound.from()) && inbound.field().readable())
                .toList();
    }

    /** Names come from the metadata, never from callers. */
    private List<Use> find(List<UUID> files, List<Inbound> fields) {
        StringBuilder sql = new StringBuilder();
        List<String> arguments = new ArrayList<>();
        for (Inbound inbound : fields) {
            String column = inbound.field().columns().value();
            sql.append(sql.isEmpty() ? "" : " union all ")
                    .append("select '")
                    .append(inbound.from().name())
                    .append("', ")
                    .append(column)
                    .append(", id from ")
                    .append(inbound.from().table())
                    .append(" where ")
                    .append(column)
                    .append(" in (")
                    .append(FileTable.places(files))
                    .append(")");
            files.forEach(file -> arguments.add(file.toString()));
        }
        return table.rows(
                sql.toString(),
                row -> new Use(
                        UUID.fromString(row.getString(2)),
                        Ref.to(row.getString(1).strip(), UUID.fromString(row.getString(3)))),
                arguments);
    }
}
