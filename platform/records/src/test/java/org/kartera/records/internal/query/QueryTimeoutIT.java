package org.kartera.records.internal.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.kartera.persistence.Dialect;
import org.kartera.platform.Access;
import org.kartera.platform.Caller;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.platform.record.GroupQuery;
import org.kartera.platform.record.Query;

/** The time limit of queries. */
class QueryTimeoutIT {
    @Nested
    class OnDerby extends Contract {
        OnDerby() {
            super(Dialect.DERBY);
        }
    }

    @Nested
    class OnPostgres extends Contract {
        OnPostgres() {
            super(Dialect.POSTGRES);
        }
    }

    abstract static class Contract extends SalesContract {
        private static final int LIMIT = 1;
        private static final String LONG_TEXT = "the quick brown fox jumps over the lazy dog ".repeat(600);

        private final Dialect dialect;
        private final Caller caller = SalesBook.caller(Access.ALL, UUID.randomUUID());

        Contract(Dialect dialect) {
            super(dialect);
            this.dialect = dialect;
        }

        @Override
        void fill(SalesBook book) {
            List<Map<String, Object>> deals = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                deals.add(Map.of("name", "deal " + i, "notes", LONG_TEXT + i));
            }
            book.insert("sales.deal", deals);
        }

        /** So many searches through each of many long texts. */
        private Query slow(int searches) {
            String filter = IntStream.range(0, searches)
                    .mapToObj(i -> "notes=contains=nowhere" + i)
                    .collect(Collectors.joining(","));
            return deals(filter);
        }

        @Test
        void aPageThatTakesTooLongIsEnded() {
            RecordQueries queries = book().queries(dialect, LIMIT);

            CrmException ended = refused(StandardError.TIMEOUT, () -> queries.page(slow(100), caller));

            assertEquals(10, ended.args().get(0), "the limit that is configured");
            assertEquals(
                    1, queries.page(deals("name==\"deal 7\""), caller).items().size());
        }

        @Test
        void totalsThatTakeTooLongAreEnded() {
            GroupQuery query = new GroupQuery("sales.deal", slow(100).filter(), List.of("stage"), List.of());

            refused(StandardError.TIMEOUT, () -> book().queries(dialect, LIMIT).groups(query, caller));
        }

        @Test
        void whatNobodyWaitsForTakesItsTime() {
            Query slow = slow(10).count(Query.Count.NONE);

            assertEquals(
                    List.of(), book().queries(dialect, LIMIT).page(slow, SYSTEM).items());
        }
    }
}
