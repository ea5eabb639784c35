package org.kartera.files.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.kartera.files.FileArchive.Content;
import org.kartera.files.FileArchive.Details;
import org.kartera.files.FileError;
import org.kartera.platform.CrmException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Small pictures: made when somebody first wants one, by one thread for all, and kept. Who wants one that is being made waits for the same. For any thread.
 */
final class Thumbnails implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Thumbnails.class);
    private static final int[] SIDES = {64, 128, 256, 512, 1024};
    private static final int WAITING = 64;
    private static final int PATIENCE_SECONDS = 20;

    /** What only browsers can read is given as it is, up to so many bytes. */
    private static final long FOREIGN_BYTES = 5_000_000;

    private final ContentStore originals;
    private final ContentStore made;
    private final Intake intake;
    private final Map<String, CompletableFuture<Boolean>> underWay = new ConcurrentHashMap<>();
    private final ThreadPoolExecutor worker =
            new ThreadPoolExecutor(1, 1, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), work -> {
                Thread thread = new Thread(work, "kartera-pictures");
                thread.setDaemon(true);
                return thread;
            });

    Thumbnails(ContentStore originals, ContentStore made, Intake intake) {
        this.originals = originals;
        this.made = made;
        this.intake = intake;
        worker.allowCoreThreadTimeOut(true);
    }

    /** The picture of {@code file} that fits into a square of {@code pixels} or a little more. */
    Content of(Details file, int pixels) throws IOException {
        String type = file.file().type();
        if (!file.file().picture() || (Pictures.foreign(type) && file.file().size() > FOREIGN_BYTES)) {
            throw new CrmException(FileError.NO_THUMBNAIL, file.file().id());
        } else if (Pictures.foreign(type)) {
            return new Content(type, file.hash(), file.file().size(), from -> originals.open(file.hash(), from));
        }
        int side = side(pixels);
        Pictures.Form form = Pictures.form(type);
        String key = file.hash() + "-" + side + "." + form.ending();
        return new Content(form.type(), file.hash() + "-" + side, size(file, key, side), from -> made.open(key, from));
    }

    static int side(int pixels) {
        for (int side : SIDES) {
            if (side >= pixels) {
                return side;
            }
        }
        return SIDES[SIDES.length - 1];
    }

    private long size(Details file, String key, int side) throws IOException {
        try {
            return made.size(key);
        } catch (NoSuchFileException notYet) {
            await(file, key, side);
            return made.size(key);
        }
    }

    private void await(Details file, String key, int side) throws IOException {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        CompletableFuture<Boolean> first = underWay.putIfAbsent(key, done);
        if (first == null) {
            submit(file, key, side, done);
        }
        try {
            (first == null ? done : first).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CrmException.causedBy(e, FileError.PICTURES_BUSY);
        } catch (TimeoutException e) {
            throw CrmException.causedBy(e, FileError.PICTURES_BUSY);
        } catch (ExecutionException e) {
            throw reason(file, e.getCause() == null ? e : e.getCause());
        }
    }

    /** A picture that is broken has no small one; a disk that is full is told as such. */
    private static IOException reason(Details file, Throwable failure) {
        if (failure instanceof IOException storage && !(failure instanceof Pictures.Unreadable)) {
            return storage;
        } else if (failure instanceof CrmException refusal) {
            throw refusal;
        }
        throw CrmException.causedBy(failure, FileError.NO_THUMBNAIL, file.file().id());
    }

    private void submit(Details file, String key, int side, CompletableFuture<Boolean> done) {
        try {
            worker.execute(() -> {
                try {
                    make(file, key, side);
                    done.complete(true);
                } catch (IOException | RuntimeException | OutOfMemoryError e) {
                    LOG.info(
                            "No small picture of {} ({}): {}",
                            file.file().id(),
                            file.file().type(),
                            e.toString());
                    done.completeExceptionally(e);
                } finally {
                    underWay.remove(key);
                }
            });
        } catch (RejectedExecutionException full) {
            underWay.remove(key);
            done.completeExceptionally(CrmException.causedBy(full, FileError.PICTURES_BUSY));
        }
    }

    private void make(Details file, String key, int side) throws IOException {
        Path picture = intake.scratch();
        try {
            Pictures.shrink(file.file().type(), originals.file(file.hash()), side, picture);
            made.put(key, picture);
        } finally {
            Files.deleteIfExists(picture);
        }
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
