package org.kartera.persistence.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.kartera.persistence.Dialect;
import org.kartera.persistence.UnitOfWork;
import org.kartera.persistence.testing.Databases;
import org.kartera.persistence.testing.TestDatabase;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;

/** Units of work that are in each other's way. */
class ContentionIT {
    private static final int THREADS = 4;
    private static final int ROUNDS = 5;

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

    abstract static class Contract {
        private final TestDatabase database;
        private final UnitOfWork work;

        Contract(Dialect dialect) {
            database = Databases.open(dialect);
            work = database.unitOfWork();
        }

        @BeforeEach
        void twoRows() {
            database.execute(
                    "create table account (id int not null primary key, amount int not null)",
                    "insert into account values (1, 0), (2, 0)");
        }

        @AfterEach
        void close() {
            database.close();
        }

        @Test
        void theLoserOfADeadlockRunsAgainAndNobodyNotices() {
            CyclicBarrier bothHaveOne = new CyclicBarrier(2);
            AtomicInteger runs = new AtomicInteger();

            CompletableFuture<Integer> forth = CompletableFuture.supplyAsync(
                    () -> work.call(() -> increment(1, 2, runs.incrementAndGet() <= 2, bothHaveOne)));
            CompletableFuture<Integer> back = CompletableFuture.supplyAsync(
                    () -> work.call(() -> increment(2, 1, runs.incrementAndGet() <= 2, bothHaveOne)));
            forth.join();
            back.join();

            assertEquals(3, runs.get());
            assertEquals(List.of("2", "2"), database.query("select amount from account order by id"));
        }

        @Test
        void noIncrementOfHotRowsIsLost() {
            ExecutorService threads = Executors.newFixedThreadPool(THREADS);
            List<CompletableFuture<Void>> running = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int first = 1 + i % 2;
                running.add(CompletableFuture.runAsync(
                        () -> {
                            for (int round = 0; round < ROUNDS; round++) {
                                work.call(() -> increment(first) + increment(3 - first));
                            }
                        },
                        threads));
            }
            running.forEach(CompletableFuture::join);
            threads.shutdown();

            String all = Integer.toString(THREADS * ROUNDS);
            assertEquals(List.of(all, all), database.query("select amount from account order by id"));
        }

        @Test
        void whoLosesEveryTimeIsToldToComeBack() {
            AtomicInteger runs = new AtomicInteger();

            CrmException thrown = assertThrows(
                    CrmException.class,
                    () -> work.call(() -> {
                        runs.incrementAndGet();
                        throw new IllegalStateException(new SQLException("deadlock", "40001"));
                    }));

            assertEquals(StandardError.DATABASE_UNAVAILABLE, thrown.code());
            assertEquals(11, runs.get());
        }

        @Test
        void aRaceLostInsideRepeatsTheWholeUnit() {
            AtomicInteger runs = new AtomicInteger();

            work.call(() -> {
                int run = runs.incrementAndGet();
                return increment(1)
                        + work.call(() -> {
                            if (run == 1) {
                                throw new IllegalStateException(new SQLException("deadlock", "40001"));
                            }
                            return increment(2);
                        });
            });

            assertEquals(2, runs.get());
            assertEquals(List.of("1", "1"), database.query("select amount from account order by id"));
        }

        private int increment(int first, int second, boolean wait, CyclicBarrier bothHaveOne) {
            int changed = increment(first);
            if (wait) {
                try {
                    bothHaveOne.await(30, TimeUnit.SECONDS);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
            return changed + increment(second);
        }

        private int increment(int id) {
            try (Statement statement = work.connection().createStatement()) {
                return statement.executeUpdate("update account set amount = amount + 1 where id = " + id);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
