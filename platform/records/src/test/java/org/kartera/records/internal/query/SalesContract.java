package org.kartera.records.internal.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.kartera.persistence.Dialect;
import org.kartera.platform.Caller;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.platform.record.Query;
import org.kartera.platform.record.Row;

/** Tests over one sales book, which they only read. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SalesContract {
    static final Caller SYSTEM = Caller.system("test");

    private final Dialect dialect;
    private @Nullable SalesBook opened;

    SalesContract(Dialect dialect) {
        this.dialect = dialect;
    }

    @BeforeAll
    void open(@TempDir Path folder) {
        opened = new SalesBook(dialect, folder);
        fill(opened);
    }

    @AfterAll
    void close() {
        book().close();
    }

    abstract void fill(SalesBook book);

    SalesBook book() {
        return Objects.requireNonNull(opened);
    }

    RecordQueries queries() {
        return book().queries;
    }

    /** A query of {@code sales.deal} by RSQL. */
    Query deals(String rsql) {
        return Query.of("sales.deal").where(queries().parse(rsql)).limit(1000);
    }

    List<Row> rows(Query query) {
        return queries().page(query, SYSTEM).items();
    }

    /** Titles of the deals that {@code rsql} finds, in alphabetical order, for everybody's eyes. */
    Set<String> found(String rsql) {
        return titles(queries().page(deals(rsql), SYSTEM).items());
    }

    static Set<String> titles(List<Row> rows) {
        Set<String> titles = new TreeSet<>();
        rows.forEach(row -> titles.add(row.title()));
        return titles;
    }

    static CrmException refused(StandardError code, Executable executable) {
        CrmException refusal = assertThrows(CrmException.class, executable);
        assertEquals(code, refusal.code());
        return refusal;
    }
}
