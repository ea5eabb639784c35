package org.kartera.platform.record;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a field of the kind {@link FieldKind#FILE} or {@link FieldKind#IMAGE} refers to, without its content.
 *
 * @param name as it was uploaded, without folders
 * @param type media type, found by looking at the content
 * @param size in bytes
 * @param width of a picture as it is looked at, in pixels; null of what is no picture that can be shown
 * @param height the same
 */
public record StoredFile(
        UUID id,
        String name,
        String type,
        long size,
        @Nullable Integer width,
        @Nullable Integer height) {
    /** What the references of such fields name in the place of a record type. */
    public static final String ENTITY = "file";

    /** Whether it is a picture that can be shown. */
    public boolean picture() {
        return width != null && height != null;
    }
}
