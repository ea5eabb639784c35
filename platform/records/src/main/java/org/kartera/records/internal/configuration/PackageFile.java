package org.kartera.records.internal.configuration;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.kartera.platform.CrmException;
import org.kartera.records.configuration.ConfigurationError;
import org.kartera.records.configuration.Packages;

/**
 * The zip archive that a package is. Its entries are stored, not compressed, in one order and with one time, so that the same content makes the same bytes
 * wherever it is written.
 *
 * @param json {@code package.json}
 * @param changeLog {@code changelog.xml}
 */
record PackageFile(String json, String changeLog) {
    static final String JSON = "package.json";
    private static final String CHANGE_LOG = "changelog.xml";
    private static final Set<String> ENTRIES = Set.of(JSON, CHANGE_LOG);

    /** The first minute that an archive can have is written with the zone of the machine, this one without. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            write(zip, JSON, json);
            write(zip, CHANGE_LOG, changeLog);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(ZipOutputStream zip, String name, String text) throws IOException {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        CRC32 sum = new CRC32();
        sum.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setTimeLocal(TIME);
        entry.setSize(content.length);
        entry.setCrc(sum.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    /** The archive in {@code file}; nothing beyond the limit is read or unpacked. */
    static PackageFile read(InputStream file) {
        Map<String, String> texts = new LinkedHashMap<>();
        try {
            byte[] archive = file.readNBytes(Packages.MOST_BYTES + 1);
            if (archive.length > Packages.MOST_BYTES) {
                throw tooLarge();
            }
            entries(archive, texts);
        } catch (IOException | IllegalArgumentException e) {
            throw CrmException.causedBy(e, ConfigurationError.PACKAGE_UNREADABLE, reason(e));
        }
        for (String name : new String[] {JSON, CHANGE_LOG}) {
            if (!texts.containsKey(name)) {
                throw new CrmException(ConfigurationError.PACKAGE_FILE_MISSING, name);
            }
        }
        return new PackageFile(Objects.requireNonNull(texts.get(JSON)), Objects.requireNonNull(texts.get(CHANGE_LOG)));
    }

    private static void entries(byte[] archive, Map<String, String> texts) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive), StandardCharsets.UTF_8)) {
            int left = Packages.MOST_BYTES;
            ZipEntry entry = zip.getNextEntry();
            if (entry == null) {
                throw new ZipException("no zip archive");
            }
            for (; entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName();
                if (!ENTRIES.contains(name) || texts.containsKey(name)) {
                    throw new CrmException(ConfigurationError.PACKAGE_FILE_UNKNOWN, shortened(name));
                }
                byte[] content = zip.readNBytes(left + 1);
                left -= content.length;
                if (left < 0) {
                    throw tooLarge();
                }
                texts.put(name, text(name, content));
            }
        }
    }

    private static String text(String name, byte[] content) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            throw CrmException.causedBy(e, ConfigurationError.PACKAGE_MALFORMED, name, "UTF-8", 1);
        }
    }

    private static String shortened(String name) {
        return name.length() <= 100 ? name : name.substring(0, 100) + "…";
    }

    private static String reason(Exception e) {
        return Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
    }

    private static CrmException tooLarge() {
        return new CrmException(ConfigurationError.PACKAGE_TOO_LARGE, Packages.MOST_BYTES);
    }
}
