package org.kartera.web.internal.brand;

import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kartera.events.Entry;
import org.kartera.events.Feed;
import org.kartera.events.StoredEntry;
import org.kartera.persistence.UnitOfWork;
import org.kartera.platform.Callers;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.records.Administration;
import org.kartera.web.internal.store.Json;
import org.kartera.web.internal.store.WebStatements;
import org.kartera.web.internal.view.WebError;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The company's logo, one at most. Kept until the feed tells that there is another one. */
@Component(service = Logos.class)
public final class Logos implements AutoCloseable {
    static final int MOST_BYTES = 256 * 1024;

    private static final int LONGEST_SIDE = 2_000;
    private static final String CHANGED = "logo-changed";

    private final WebStatements statements;
    private final UnitOfWork unit;
    private final Feed feed;
    private final Callers callers;
    private final AutoCloseable watch;
    private volatile @Nullable Known known;

    /** What was there at one moment. */
    private record Known(Optional<Logo> logo) {}

    /** A logo: its media type and its bytes, which nobody changes. */
    public static final class Logo {
        private final String type;
        private final byte[] bytes;

        Logo(String type, byte[] bytes) {
            this.type = type;
            this.bytes = bytes;
        }

        public String type() {
            return type;
        }

        public byte[] bytes() {
            return bytes;
        }
    }

    @Activate
    public Logos(
            @Reference WebStatements statements,
            @Reference UnitOfWork unit,
            @Reference Feed feed,
            @Reference Callers callers) {
        this.statements = statements;
        this.unit = unit;
        this.feed = feed;
        this.callers = callers;
        this.watch = feed.watch(this::appended);
    }

    /** The logo; empty where the company has none. */
    public Optional<Logo> current() {
        Known present = known;
        if (present == null) {
            present = new Known(statements.row(
                    "select media_type, content from web_logo",
                    row -> new Logo(row.getString(1), Base64.getDecoder().decode(row.getString(2)))));
            known = present;
        }
        return present.logo();
    }

    /** Takes another one; 413 {@code body-too-large}, 422 {@code no-picture, picture-too-large}, 403 for all but administrators. */
    void change(byte[] bytes) {
        Administration.demand(callers.current(), "update", "settings");
        Picture picture = checked(bytes);
        unit.call(() -> {
            statements.change("delete from web_logo");
            statements.change(
                    "insert into web_logo (id, media_type, content) values (1, ?, ?)",
                    picture.type(),
                    Base64.getEncoder().encodeToString(bytes));
            changed(picture.type() + ", " + picture.width() + " × " + picture.height());
            return true;
        });
    }

    /** What {@code bytes} are, where they can be a logo. */
    static Picture checked(byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            throw new CrmException(StandardError.BODY_TOO_LARGE, MOST_BYTES);
        }
        Picture picture = Picture.of(bytes).orElseThrow(() -> new CrmException(WebError.NO_PICTURE));
        if (picture.width() > LONGEST_SIDE || picture.height() > LONGEST_SIDE) {
            throw new CrmException(WebError.PICTURE_TOO_LARGE, LONGEST_SIDE);
        }
        return picture;
    }

    /** Goes back to Kartera's. */
    void remove() {
        Administration.demand(callers.current(), "update", "settings");
        unit.call(() -> {
            if (statements.change("delete from web_logo") > 0) {
                changed(null);
            }
            return true;
        });
    }

    private void changed(@Nullable String logo) {
        unit.afterCompletion(this::forget);
        feed.append(List.of(new Entry(
                CHANGED,
                null,
                null,
                0,
                "",
                null,
                null,
                null,
                callers.current(),
                Json.text(Collections.singletonMap("logo", Arrays.asList(null, logo))))));
    }

    private void appended(List<StoredEntry> entries) {
        if (entries.stream().anyMatch(entry -> entry.kind().equals(CHANGED))) {
            forget();
        }
    }

    private void forget() {
        known = null;
    }

    @Deactivate
    @Override
    public void close() throws Exception {
        watch.close();
    }
}
