package org.kartera.transfer.internal;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.Caller;
import org.kartera.platform.Callers;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.transfer.Exports;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /api/v1/exports}: {@code {"entity","filter","q","sort","fields","format":"csv","locale"}}; all but the entity may be left out. */
@Component(service = ExportResource.class, property = "kartera.rest.platform=true")
@Path("exports")
public final class ExportResource {
    private static final String CSV = "csv";
    private static final Set<String> MEMBERS = Set.of("entity", "filter", "q", "sort", "fields", "format", "locale");

    private final Exports exports;
    private final Callers callers;

    @Activate
    public ExportResource(@Reference Exports exports, @Reference Callers callers) {
        this.exports = exports;
        this.callers = callers;
    }

    /** 200 with the file. What is wrong is told before it begins. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response export(Map<String, @Nullable Object> body) throws IOException {
        Caller caller = callers.current();
        Exports.Request request = request(body, caller.locale());
        String name = request.entity().replace('.', '-') + "-" + LocalDate.now(caller.zone());
        return CsvFile.answer(exports.csv(request), name);
    }

    private static Exports.Request request(Map<String, @Nullable Object> body, Locale locale) {
        for (String member : body.keySet()) {
            if (!MEMBERS.contains(member)) {
                throw CrmException.invalid(member, StandardError.UNKNOWN_FIELD);
            }
        }
        String entity = text(body, "entity");
        if (entity == null || entity.isBlank()) {
            throw CrmException.invalid("entity", StandardError.REQUIRED);
        }
        String format = text(body, "format");
        if (format != null && !format.equals(CSV)) {
            throw CrmException.invalid("format", StandardError.INVALID_CHOICE, format, CSV);
        }
        String language = text(body, "locale");
        return new Exports.Request(
                entity,
                text(body, "filter"),
                text(body, "q"),
                names(body, "sort"),
                names(body, "fields"),
                language == null ? locale : Locale.forLanguageTag(language));
    }

    private static @Nullable String text(Map<String, @Nullable Object> body, String name) {
        Object value = body.get(name);
        if (value != null && !(value instanceof String)) {
            throw CrmException.invalid(name, StandardError.WRONG_TYPE, "text");
        }
        return (String) value;
    }

    /** A list of names, or text with commas between them as addresses have it. */
    private static List<String> names(Map<String, @Nullable Object> body, String name) {
        Object value = body.get(name);
        if (value instanceof List<?> list) {
            List<String> names = new ArrayList<>();
            for (Object each : list) {
                if (!(each instanceof String text)) {
                    throw CrmException.invalid(name, StandardError.WRONG_TYPE, "text");
                }
                names.add(text.strip());
            }
            return names;
        }
        String text = text(body, name);
        return text == null || text.isBlank()
                ? List.of()
                : Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    }
}
