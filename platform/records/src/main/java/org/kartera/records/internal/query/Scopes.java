package org.kartera.records.internal.query;

import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.kartera.platform.Access;
import org.kartera.platform.Caller;
import org.kartera.platform.record.Trait;
import org.kartera.records.metadata.EntityType;

/**
 * What a caller may read of one record type, as conditions over a table. The values are binds, so that all callers of one reach and number of teams
 * share a statement.
 *
 * @param access how far the right reaches
 * @param teams number of visible teams, rounded up so that there are few shapes; 0 where the reach does not ask for teams
 */
record Scopes(Access access, int teams) {
    /** A table whose rows have an owner and a team. */
    interface Owned {
        Field<Object> owner();

        Field<Object> team();
    }

    /** Each of so many teams has a range of its own. */
    static final int MAX_RANGES = 16;

    static Scopes of(Caller caller, EntityType type) {
        Access access = caller.rights().access(type.name(), "read");
        if (access != Access.NONE && type.has(Trait.SHARED)) {
            access = Access.ALL;
        }
        return new Scopes(
                access, access == Access.TEAM ? shape(caller.visibleTeams().size()) : 0);
    }

    private static int shape(int number) {
        return number <= MAX_RANGES ? number : padded(number);
    }

    /** The next power of two, so that lists of many lengths share a statement. */
    static int padded(int number) {
        return number <= 1 ? 1 : Integer.highestOneBit(number - 1) << 1;
    }

    /** Conditions of which each record fits exactly one; none where nothing may be read. */
    List<Condition> disjoint(Owned table) {
        return switch (access) {
            case NONE -> List.of();
            case ALL -> List.of(DSL.noCondition());
            case OWN -> List.of(own(table));
            case TEAM -> ranges(table);
        };
    }

    private List<Condition> ranges(Owned table) {
        List<Condition> ranges = new ArrayList<>();
        Field<Object> team = table.team();
        if (teams == 0) {
            return List.of(own(table));
        } else if (teams <= MAX_RANGES) {
            for (int i = 0; i < teams; i++) {
                ranges.add(team.eq(teamBind(i)));
            }
        } else {
            ranges.add(team.in(teamBinds()));
        }
        ranges.add(own(table).and(team.isNull().or(team.notIn(teamBinds()))));
        return ranges;
    }

    /** One condition for all that may be read. */
    Condition whole(Owned table) {
        return switch (access) {
            case NONE -> DSL.falseCondition();
            case ALL -> DSL.noCondition();
            case OWN -> own(table);
            case TEAM -> teams == 0 ? own(table) : own(table).or(table.team().in(teamBinds()));
        };
    }

    private static Condition own(Owned table) {
        return table.owner().eq(Bind.of(Arguments::user));
    }

    private List<Field<Object>> teamBinds() {
        List<Field<Object>> binds = new ArrayList<>(teams);
        for (int i = 0; i < teams; i++) {
            binds.add(teamBind(i));
        }
        return binds;
    }

    private static Field<Object> teamBind(int index) {
        return Bind.of(arguments -> arguments.visibleTeam(index));
    }
}
