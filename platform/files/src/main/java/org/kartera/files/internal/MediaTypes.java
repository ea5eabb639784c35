package org.kartera.files.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;

/** Says what bytes are, by looking at them and never at a name. For any thread. */
final class MediaTypes {
    private static final String OFFICE_OPEN_XML = "application/x-tika-ooxml";
    private static final int BEGINNING = 64 * 1024;
    private static final String ZIP = "application/zip";

    /** What a reader of the type looks for first in the archive that such a document is. */
    private static final Map<String, String> OFFICE = Map.of(
            "word/", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "xl/", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "ppt/", "application/vnd.openxmlformats-officedocument.presentationml.presentation");

    /** Names of the library for what it cannot tell apart without taking it to pieces. */
    private static final Map<String, String> PLAIN = Map.of("application/x-tika-msoffice", "application/x-ole-storage");

    private static final Set<String> SHOWN =
            Set.of("image/jpeg", "image/png", "image/gif", "image/webp", "image/bmp", "image/avif");

    private final List<String> accepted;

    /** {@code accepted} are media types, of which the end may be a star. */
    MediaTypes(List<String> accepted) {
        this.accepted = List.copyOf(accepted);
    }

    /** The type of a file. */
    String of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return of(in.readNBytes(BEGINNING));
        }
    }

    /** The type of what begins so; {@code application/octet-stream} where nobody knows. */
    String of(byte[] beginning) {
        try {
            String type = Library.TYPES
                    .detect(new ByteArrayInputStream(beginning), new Metadata())
                    .getBaseType()
                    .toString();
            return OFFICE_OPEN_XML.equals(type) ? office(beginning) : PLAIN.getOrDefault(type, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String office(byte[] beginning) {
        String text = new String(beginning, StandardCharsets.ISO_8859_1);
        return OFFICE.entrySet().stream()
                .filter(kind -> text.contains(kind.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(ZIP);
    }

    boolean accepts(String type) {
        return accepted.stream()
                .map(String::strip)
                .anyMatch(pattern -> pattern.endsWith("*")
                        ? type.startsWith(pattern.substring(0, pattern.length() - 1))
                        : type.equals(pattern));
    }

    /** Whether browsers may show it in a page; all else they may only save. */
    static boolean shown(String type) {
        return SHOWN.contains(type);
    }

    /** Read when the first file comes. */
    private static final class Library {
        private static final MimeTypes TYPES = MimeTypes.getDefaultMimeTypes(MimeTypes.class.getClassLoader());

        private Library() {}
    }
}
