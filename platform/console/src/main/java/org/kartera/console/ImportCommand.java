package org.kartera.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.job.Jobs;
import org.kartera.transfer.Imports;

/** Imports a CSV file that lies on the server's machine, and waits for the end. */
@Service
@Command(scope = "kartera", name = "import", description = "Imports a CSV file into records")
@SuppressWarnings("NullAway.Init")
public class ImportCommand implements Action {
    private static final long PAUSE_NANOS = 200_000_000L;
    private static final int WIDTH = 40;

    @Reference
    private ConsoleKernel kernel;

    @Reference
    private Session session;

    @Argument(index = 0, name = "record", description = "Record type, such as contacts.person", required = true)
    private String entity;

    @Argument(index = 1, name = "file", description = "Path of the CSV file on the server", required = true)
    private String file;

    @Option(name = "--options", description = "Path of a JSON file that says which column goes where")
    private @Nullable String options;

    @Override
    public @Nullable Object execute() {
        Imports.Status status = kernel.as(session, this::run);
        session.getConsole()
                .println(kernel.text(
                        "import.done",
                        status.rows(),
                        status.created(),
                        status.updated(),
                        status.unchanged(),
                        status.skipped(),
                        status.failed()));
        if (status.state() != Jobs.State.DONE) {
            throw new CommandFailure(kernel.text("import.broken", String.valueOf(status.failure())));
        }
        if (!status.firstErrors().isEmpty()) {
            Imports.RowError first = status.firstErrors().get(0);
            throw new CommandFailure(kernel.text(
                    "import.errors", status.failed(), first.line(), first.column(), first.text(), status.id()));
        }
        return null;
    }

    private Imports.Status run() {
        try (InputStream content = Files.newInputStream(Path.of(file))) {
            String json = options == null ? "" : Files.readString(Path.of(options));
            UUID id =
                    kernel.imports().start(entity, String.valueOf(Path.of(file).getFileName()), content, json);
            Imports.Status status = kernel.imports().status(id);
            while (status.state() == Jobs.State.WAITING || status.state() == Jobs.State.RUNNING) {
                bar(status);
                LockSupport.parkNanos(PAUSE_NANOS);
                status = kernel.imports().status(id);
            }
            bar(status);
            return status;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Draws how far it is where there is a terminal to draw on. */
    private void bar(Imports.Status status) {
        if (session.getTerminal() != null && session.getTerminal().getWidth() > WIDTH && status.total() > 0) {
            int full = (int) (WIDTH * status.rows() / status.total());
            session.getConsole()
                    .print("\r[" + "#".repeat(full) + " ".repeat(WIDTH - full) + "] " + status.rows() + "/"
                            + status.total() + (status.rows() == status.total() ? "\n" : ""));
            session.getConsole().flush();
        }
    }
}
