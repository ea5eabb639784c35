package org.kartera.platform.record;

/** Where a field shows without anybody having arranged it. */
public enum Place {
    /** A column of the list. */
    LIST,
    /** Lists are often sorted by it: it has indexes of its own for every reach of rights. Costs each write; a few per record type. */
    SORT,
    /** Found by the search box ({@code q}) and indexed for equality and prefix. */
    SEARCH,
    /** Asked for when a record is created in passing. */
    QUICK_CREATE,
    /** Columns of a board may be made of it, and totals by it are kept ready. */
    BOARD
}
