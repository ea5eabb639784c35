package org.kartera.transfer.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.kartera.platform.Channel;
import org.kartera.platform.CrmException;
import org.kartera.platform.job.Job;
import org.kartera.platform.job.JobRun;
import org.kartera.transfer.TransferError;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Runs imports. Goes on where an attempt before stopped: the place is kept in the transaction that stores the rows. */
@Component
public final class ImportJob implements Job {
    static final String NAME = "transfer.import";

    private final ImportKernel kernel;
    private final ImportStore store;
    private final OptionsReader options = new OptionsReader();

    @Activate
    public ImportJob(@Reference ImportKernel kernel) {
        this.kernel = kernel;
        store = new ImportStore(kernel.work());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(JobRun run) {
        UUID id = UUID.fromString(run.payload());
        ImportState state = store.find(id).orElseThrow(() -> new CrmException(TransferError.NO_SUCH_IMPORT, id));
        kernel.callers().run(kernel.callers().current().through(Channel.IMPORT), () -> {
            try {
                new ImportRun(kernel, store, state, options.read(state.options())).run(run);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
        store.dropContent(id);
    }
}
