package org.kartera.records.internal.metadata;

import java.util.Locale;
import java.util.Set;

/** Words that cannot be a column's name unquoted in Derby (10.16) or PostgreSQL (17). */
final class ReservedWords {
    private static final Set<String> DERBY = Set.of("""
            add all allocate alter and any are as asc assertion at authorization avg begin between bigint bit boolean both by call cascade
            cascaded case cast char character check close coalesce collate collation column commit connect connection constraint
            constraints continue convert corresponding create cross current current_date current_role current_time current_timestamp
            current_user cursor deallocate dec decimal declare default deferrable deferred delete desc describe diagnostics disconnect
            distinct double drop else end escape except exception exec execute exists explain external false fetch first
            float for foreign found from full function get getcurrentconnection global go goto grant group having hour identity
            immediate in indicator initially inner inout input insensitive insert int integer intersect into is isolation join key
            last left like longint lower ltrim match max min minute national natural nchar nvarchar next no none not null nullif
            numeric of on only open option or order outer output over overlaps pad partial prepare preserve primary prior
            privileges procedure public read real references relative restrict revoke right rollback rows row_number rtrim schema scroll
            second select session_user set smallint some space sql sqlcode sqlerror sqlstate substr substring sum system_user
            table temporary timezone_hour timezone_minute to transaction translate translation true union unique unknown update
            upper user using values varchar varying view whenever where with work write xml xmlexists xmlparse xmlquery
            xmlserialize year""".split("\\s+"));

    private static final Set<String> POSTGRES = Set.of("""
            all analyse analyze and any array as asc asymmetric authorization binary both case cast check collate collation column
            concurrently constraint create cross current_catalog current_date current_role current_schema current_time
            current_timestamp current_user default deferrable desc distinct do else end except false fetch for foreign freeze from
            full grant group having ilike in initially inner intersect into is isnull join lateral leading left like limit
            localtime localtimestamp natural not notnull null offset on only or order outer overlaps placing primary references
            returning right select session_user similar some symmetric system_user table tablesample then to trailing true union
            unique user using variadic verbose when where window with""".split("\\s+"));

    private ReservedWords() {}

    static boolean contain(String column) {
        String word = column.toLowerCase(Locale.ROOT);
        return DERBY.contains(word) || POSTGRES.contains(word);
    }
}
