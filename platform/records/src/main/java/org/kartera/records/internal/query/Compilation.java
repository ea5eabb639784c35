package org.kartera.records.internal.query;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.kartera.persistence.Dialect;
import org.kartera.platform.Access;
import org.kartera.platform.Caller;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.records.metadata.CompanyAmount;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.Metadata;

/**
 * One compilation of one shape. It notes which rights over other record types went into the statement: they are part of the shape, and known only
 * now. Belongs to one thread.
 */
final class Compilation {
    private final Dialect dialect;
    private final Metadata metadata;
    private final Caller caller;
    private final Map<EntityType, Scopes> joined = new HashMap<>();
    private int aliases;

    Compilation(Dialect dialect, Metadata metadata, Caller caller) {
        this.dialect = dialect;
        this.metadata = metadata;
        this.caller = caller;
    }

    FieldPath path(EntityType type, String text) {
        return FieldPath.resolve(metadata, type, text);
    }

    /** A record type of a module that is there. */
    EntityType entity(String name) {
        return metadata.entity(name);
    }

    Operands operands(FieldPath path) {
        return new Operands(path);
    }

    /** The table that a hop leads to, under an alias of its own. */
    TableColumns join(FieldPath.Hop hop) {
        return new TableColumns(hop.target(), "j" + ++aliases);
    }

    /** A name for a derived table. */
    Name alias(String prefix) {
        return DSL.unquotedName(prefix + ++aliases);
    }

    /** What the caller may see of a table that was joined; 403 where that is nothing at all. */
    Condition visible(TableColumns table) {
        EntityType type = table.type();
        Scopes scopes = Scopes.of(caller, type);
        if (scopes.access() == Access.NONE) {
            throw new CrmException(StandardError.NOT_ALLOWED, "read", type.name());
        }
        joined.put(type, scopes);
        return table.live().and(scopes.whole(table));
    }

    /** Whether the caller may see records of the type that {@code reference} leads to. */
    boolean leadsSomewhere(FieldType reference) {
        Optional<EntityType> target = metadata.known(reference.refs().get(0)).filter(metadata::available);
        target.ifPresent(type -> joined.put(type, Scopes.of(caller, type)));
        return target.filter(type -> Scopes.of(caller, type).access() != Access.NONE)
                .isPresent();
    }

    /** The zone in which the caller means days. */
    ZoneId zone() {
        return caller.zone();
    }

    Dialect dialect() {
        return dialect;
    }

    /** The value at the end of {@code path} as one column: of the record's own table, or by way of its references. Null where a record cannot be seen. */
    Field<Object> reach(TableColumns table, FieldPath path, Function<TableColumns, Field<Object>> end) {
        if (path.hops().isEmpty()) {
            return end.apply(table);
        }
        FieldPath.Hop hop = path.hops().get(0);
        TableColumns next = join(hop);
        Condition met = next.id().eq(table.column(hop.reference().columns().value()));
        return DSL.field(
                DSL.select(reach(next, path.rest(), end)).from(next.table()).where(met.and(visible(next))));
    }

    /** The amount of {@code money} in the company's currency; null where it was converted to a former one, or not at all. */
    Field<Object> inCompanyCurrency(TableColumns table, FieldType money) {
        List<String> columns = CompanyAmount.of(money).columns();
        Field<Object> own = Bind.of(arguments -> arguments.currency().getCurrencyCode());
        return DSL.field(
                "case when {0} = {1} then {2} end",
                Object.class, table.column(columns.get(1)), own, table.column(columns.get(0)));
    }

    Sql render(Select<?> select) {
        return Bind.render(dialect.jooq(), select);
    }

    /** Rights over other record types that the statement was made for. */
    Map<EntityType, Scopes> joined() {
        return Map.copyOf(joined);
    }
}
