package org.kartera.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kartera.persistence.Dialect;
import org.kartera.platform.Caller;
import org.kartera.platform.job.JobRun;
import org.kartera.transfer.Imports.Status;
import org.kartera.transfer.internal.ImportJob;
import org.kartera.transfer.internal.ImportKernel;
import org.kartera.transfer.internal.ImportService;

/** A trial of an import says what the import then does, also where a key comes again after the batches of 500 rows in which rows are stored. */
abstract class TrialContract {
    private final Dialect dialect;
    private Kernel kernel;
    private ImportKernel imports;
    private ImportService service;

    @SuppressWarnings("NullAway.Init")
    TrialContract(Dialect dialect) {
        this.dialect = dialect;
    }

    @BeforeEach
    void open(@TempDir Path folder) {
        kernel = new Kernel(dialect, folder);
        imports = new ImportKernel(
                kernel.gateway,
                kernel.metadata,
                kernel.database.unitOfWork(),
                kernel.callers,
                kernel.messages,
                kernel.installation,
                kernel.database.migrations());
        service = new ImportService(imports, kernel.jobs);
    }

    @AfterEach
    void close() throws Exception {
        kernel.close();
    }

    /** 1,200 boats: the first comes again in the second batch with another length, and in the third just as it is then. */
    private static String file() {
        StringBuilder rows = new StringBuilder("name,length\nTwin,10\n");
        for (int i = 1; i < 1_200; i++) {
            boolean again = i == 700 || i == 1_100;
            rows.append(again ? "Twin,12\n" : "Boat " + i + ",5\n");
        }
        return rows.toString();
    }

    private Status run(String duplicates, boolean trial) {
        String options = "{\"key\":\"name\",\"duplicates\":\"" + duplicates + "\",\"dryRun\":" + trial + "}";
        return kernel.callers.as(Caller.system("importer"), () -> {
            try {
                UUID id = service.start(
                        "harbour.boat", "boats.csv", new ByteArrayInputStream(file().getBytes(UTF_8)), options);
                new ImportJob(imports).run(new OneRun(id));
                return service.status(id);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static List<Long> counts(Status status) {
        return List.of(
                status.rows(),
                status.created(),
                status.updated(),
                status.unchanged(),
                status.skipped(),
                status.failed());
    }

    @ParameterizedTest
    @CsvSource({"skip,1198,0,0,2,0", "update,1198,1,1,0,0", "error,1198,0,0,0,2", "create,1200,0,0,0,0"})
    void aTrialSaysWhatTheImportThenDoes(
            String duplicates, long created, long updated, long unchanged, long skipped, long failed) {
        List<Long> expected = List.of(1_200L, created, updated, unchanged, skipped, failed);

        assertEquals(expected, counts(run(duplicates, true)));
        assertEquals(expected, counts(run(duplicates, false)));
    }

    /** A run that nobody cancels. */
    private record OneRun(UUID id) implements JobRun {
        @Override
        public String payload() {
            return id.toString();
        }

        @Override
        public String state() {
            return "";
        }

        @Override
        public void checkpoint(String state) {}

        @Override
        public boolean cancelled() {
            return false;
        }

        @Override
        public void progress(long done, long total) {}
    }
}
