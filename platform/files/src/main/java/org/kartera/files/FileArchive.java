package org.kartera.files;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.record.StoredFile;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Keeps files on behalf of the current caller. A service, safe for many threads.
 *
 * <p>A file may be seen by whoever may read a record that refers to it. As long as there is none it belongs to who uploaded it, and when there is none any more
 * to who took it out of a record last, so that this can be taken back; after a day it is swept.
 */
@ProviderType
public interface FileArchive {
    /**
     * What is known of a file.
     *
     * @param hash SHA-256 of its content in hexadecimal
     * @param createdBy id of the user who uploaded it; null: the kernel
     * @param heldBy id of the user to whom it belongs while no record refers to it
     */
    record Details(
            StoredFile file,
            String hash,
            Instant createdAt,
            @Nullable UUID createdBy,
            @Nullable UUID heldBy) {}

    /**
     * A way to read bytes that do not change. To be read by one thread.
     *
     * @param type media type, to be told to whoever gets them
     * @param tag differs where the bytes differ
     */
    record Content(String type, String tag, long size, Source source) {
        /** Opens the bytes from one of them on. */
        @FunctionalInterface
        public interface Source {
            InputStream open(long from) throws IOException;
        }
    }

    /**
     * A link that shows a file to whoever has it.
     *
     * @param url relative to the server
     */
    record Link(String url, Instant expiresAt) {}

    /**
     * Takes a file in. It is on the disk before this returns, and its name is told apart from folders.
     *
     * <p>Fails with {@code nothing-uploaded}, {@code file-too-large}, {@code file-type-refused}; with the {@link IOException} of {@code content}, and nothing
     * is kept.
     *
     * @param name as people know it
     * @param announced length that was announced, to refuse what is too large before it is read; negative: unknown
     * @param content read to its end, in a stream; never held in memory
     */
    Details add(String name, long announced, InputStream content) throws IOException;

    /** What is known of a file; 404 {@code no-such-file} also for what the caller may not see. */
    Details find(UUID id);

    /** The content of a file that was found. */
    Content content(Details details);

    /**
     * A picture that was found, made to fit into a square and turned as it is to be looked at. Of a picture that only browsers can read, itself. 404 {@code no-thumbnail}, 503 {@code pictures-busy}.
     *
     * @param pixels side of the square; the next greater one of those that are kept is taken
     */
    Content thumbnail(Details details, int pixels) throws IOException;

    /** A link to a file that the caller may see, good for {@code time}, at most 7 days. */
    Link share(UUID id, Duration time);

    /** The file that a link shows, whoever asks; 403 {@code link-invalid}, {@code link-expired}, 404 {@code no-such-file}. */
    Details shared(UUID id, long expires, String signature);
}
