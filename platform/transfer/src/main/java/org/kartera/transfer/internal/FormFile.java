package org.kartera.transfer.internal;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;

/** The part {@code file} of a form (RFC 7578), small enough to be read at once. */
final class FormFile {
    private static final int LONGEST_NAME = 200;

    private final String name;
    private final byte[] content;

    private FormFile(String name, byte[] content) {
        this.name = name;
        this.content = content;
    }

    /** As the browser calls it; may be empty. */
    String name() {
        return name;
    }

    byte[] content() {
        return content;
    }

    /** Fails with {@code malformed-parameter} where there is none, and with {@code body-too-large}. */
    static FormFile of(HttpServletRequest request, int mostBytes) throws IOException {
        Part file = part(request);
        if (file == null) {
            throw new CrmException(StandardError.MALFORMED_PARAMETER, "file", "");
        }
        if (file.getSize() > mostBytes) {
            throw new CrmException(StandardError.BODY_TOO_LARGE, mostBytes);
        }
        String name = file.getSubmittedFileName();
        try (InputStream content = file.getInputStream()) {
            return new FormFile(
                    name == null ? "" : name.substring(0, Math.min(name.length(), LONGEST_NAME)),
                    content.readNBytes(mostBytes));
        }
    }

    private static @Nullable Part part(HttpServletRequest request) throws IOException {
        try {
            return request.getPart("file");
        } catch (ServletException malformed) {
            throw CrmException.causedBy(malformed, StandardError.MALFORMED_BODY, "multipart/form-data", 0, 0);
        }
    }
}
