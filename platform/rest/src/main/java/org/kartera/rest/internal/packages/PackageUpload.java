package org.kartera.rest.internal.packages;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.records.configuration.Choices;
import org.kartera.records.configuration.Difference.Choice;
import org.kartera.rest.internal.json.StrictJson;

/** A form with a package in the part {@code file}, and what is wanted of it in others. */
final class PackageUpload {
    /** More than any choices take. */
    private static final int LONGEST_TEXT = 1024 * 1024;

    private final HttpServletRequest request;
    private final StrictJson parser;

    PackageUpload(HttpServletRequest request, StrictJson parser) {
        this.request = request;
        this.parser = parser;
    }

    InputStream file() throws IOException {
        Part file = part("file");
        if (file == null) {
            throw new CrmException(StandardError.MALFORMED_PARAMETER, "file", "");
        }
        return file.getInputStream();
    }

    /** The digest of the difference that somebody has seen; it has to be there. */
    String digest() throws IOException {
        String digest = text("digest");
        if (digest.isEmpty()) {
            throw new CrmException(StandardError.MALFORMED_PARAMETER, "digest", "");
        }
        return digest;
    }

    boolean older() throws IOException {
        return text("older").equals("true");
    }

    /** {@code {"fields/pipeline.deal.budget":"theirs"}}. */
    Choices choices() throws IOException {
        String text = text("choices");
        Map<String, Choice> choices = new LinkedHashMap<>();
        if (!text.isEmpty()) {
            parser.object(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                    .forEach((thing, choice) -> choices.put(thing, choice(choice)));
        }
        return new Choices(choices);
    }

    private static Choice choice(@Nullable Object choice) {
        if ("theirs".equals(choice)) {
            return Choice.THEIRS;
        } else if ("ours".equals(choice)) {
            return Choice.OURS;
        }
        throw new CrmException(StandardError.MALFORMED_PARAMETER, "choices", String.valueOf(choice));
    }

    private String text(String name) throws IOException {
        Part part = part(name);
        if (part == null) {
            return "";
        } else if (part.getSize() > LONGEST_TEXT) {
            throw new CrmException(StandardError.BODY_TOO_LARGE, LONGEST_TEXT);
        }
        try (InputStream content = part.getInputStream()) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }

    private @Nullable Part part(String name) throws IOException {
        try {
            return request.getPart(name);
        } catch (ServletException malformed) {
            throw CrmException.causedBy(malformed, StandardError.MALFORMED_BODY, "multipart/form-data", 0, 0);
        }
    }
}
