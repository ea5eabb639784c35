package org.kartera.records.internal.query;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.kartera.platform.Caller;
import org.kartera.platform.record.FieldKind;
import org.kartera.records.metadata.Metadata;

/** Counts who refers to a record, those included that the caller cannot see: nothing but the number is told. */
final class ReferenceCounter {
    private final Session session;

    ReferenceCounter(Session session) {
        this.session = session;
    }

    /** By record type and field ({@code pipeline.deal/company}); records in the recycle bin do not count, those of modules switched off do. */
    Map<String, Long> count(String entity, UUID id, Caller caller) {
        Metadata metadata = session.metadata();
        return session.read(connection -> {
            Map<String, Long> counts = new TreeMap<>();
            for (Metadata.Inbound inbound : metadata.inbound(entity)) {
                long number = count(connection, sql(inbound, entity, metadata, caller), id);
                if (number > 0) {
                    counts.put(inbound.from().name() + '/' + inbound.field().name(), number);
                }
            }
            return counts;
        });
    }

    private Sql sql(Metadata.Inbound inbound, String entity, Metadata metadata, Caller caller) {
        Compilation compilation = session.compilation(metadata, caller);
        TableColumns table = new TableColumns(inbound.from(), "t");
        var wanted = Bind.of(arguments -> arguments.id(0));
        Condition refers;
        if (SeveralValues.holds(inbound.field())) {
            SeveralValues several = new SeveralValues(compilation, table, inbound.field());
            refers = several.any(several.ref().eq(wanted), false);
        } else {
            refers = table.column(inbound.field().columns().value()).eq(wanted);
        }
        String second = inbound.field().columns().second();
        if (inbound.field().kind() == FieldKind.ANY_REF && second != null) {
            refers = refers.and(table.column(second).eq(DSL.inline((Object) entity)));
        }
        return compilation.render(DSL.selectCount().from(table.table()).where(refers.and(table.live())));
    }

    private long count(Connection connection, Sql sql, UUID id) throws SQLException {
        Arguments arguments =
                Arguments.of(Caller.system("records"), session.now()).ids(List.of(id.toString()));
        try (PreparedStatement statement = sql.prepare(connection, arguments);
                ResultSet result = statement.executeQuery()) {
            result.next();
            return result.getLong(1);
        }
    }
}
