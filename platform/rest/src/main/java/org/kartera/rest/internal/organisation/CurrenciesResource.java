package org.kartera.rest.internal.organisation;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.CrmException;
import org.kartera.platform.Installation;
import org.kartera.platform.StandardError;
import org.kartera.records.organisation.Currencies;
import org.kartera.records.organisation.Currencies.Known;
import org.kartera.records.organisation.Currencies.Rate;
import org.kartera.rest.internal.json.JsonBuffer;
import org.kartera.rest.internal.json.StrictJson;
import org.kartera.rest.internal.records.Parameters;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The currencies beside the company's own: read by everybody who has signed in, changed by administrators. */
@Component(service = CurrenciesResource.class, property = "kartera.rest.platform=true")
@Path("currencies")
@Produces(MediaType.APPLICATION_JSON)
public final class CurrenciesResource {
    private static final int PAGE = 100;
    private static final int LARGEST_PAGE = 1_000;
    private static final int LONGEST_NUMBER = 40;
    private static final Set<String> PARAMETERS = Set.of("limit", "after");

    private final StrictJson parser = new StrictJson();
    private final Currencies currencies;
    private final Installation installation;

    @Activate
    public CurrenciesResource(@Reference Currencies currencies, @Reference Installation installation) {
        this.currencies = currencies;
        this.installation = installation;
    }

    /** {@code {"company","items":[{"code","rate","from","rates"}]}}. */
    @GET
    public byte[] list() {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("company", installation.currency().getCurrencyCode());
        answer.put(
                "items",
                currencies.list().stream().map(CurrenciesResource::json).toList());
        return bytes(answer);
    }

    /** Begins with a currency: {@code {"code","rate","from"}}, from today on where no day is given. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response add(InputStream body) {
        Map<String, @Nullable Object> given = parser.object(body);
        return set(text(given, "code"), given, Set.of("code", "rate", "from"));
    }

    /** Takes all rates of a currency away. */
    @DELETE
    @Path("{code}")
    public void remove(@PathParam("code") String code) {
        currencies.remove(code);
    }

    /** Its rates, newest first: {@code {"items":[{"from","rate","source"}],"next"}}. */
    @GET
    @Path("{code}/rates")
    public byte[] rates(@PathParam("code") String code, @Context UriInfo address) {
        Parameters parameters = new Parameters(address.getQueryParameters(), PARAMETERS);
        int limit = parameters.number("limit", PAGE, 1, LARGEST_PAGE);
        String after = parameters.text("after");
        List<Rate> found = currencies.rates(code, after == null ? null : day(after), limit + 1);
        List<Rate> page = found.subList(0, Math.min(limit, found.size()));
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("items", page.stream().map(CurrenciesResource::json).toList());
        answer.put("next", found.size() > limit ? page.get(limit - 1).from().toString() : null);
        return bytes(answer);
    }

    /** Says what it is worth from a day on: {@code {"rate","from"}}. */
    @POST
    @Path("{code}/rates")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response rate(@PathParam("code") String code, InputStream body) {
        return set(code, parser.object(body), Set.of("rate", "from"));
    }

    /** Takes one rate away. */
    @DELETE
    @Path("{code}/rates/{from}")
    public void remove(@PathParam("code") String code, @PathParam("from") String from) {
        currencies.remove(code, day(from));
    }

    private Response set(String code, Map<String, @Nullable Object> given, Set<String> known) {
        for (String name : given.keySet()) {
            if (!known.contains(name)) {
                throw CrmException.invalid(name, StandardError.UNKNOWN_FIELD);
            }
        }
        Rate set = currencies.set(code, from(given), number(given));
        return Response.created(URI.create("/api/v1/currencies/" + set.currency() + "/rates/" + set.from()))
                .entity(bytes(json(set)))
                .build();
    }

    private static String text(Map<String, @Nullable Object> given, String name) {
        Object value = given.get(name);
        if (value instanceof String text && !text.isBlank()) {
            return text.strip();
        }
        throw value == null
                ? CrmException.invalid(name, StandardError.REQUIRED)
                : CrmException.invalid(name, StandardError.WRONG_TYPE, "text");
    }

    private LocalDate from(Map<String, @Nullable Object> given) {
        if (given.get("from") == null) {
            return LocalDate.now(installation.zone());
        }
        String text = text(given, "from");
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException wrong) {
            throw CrmException.invalid("from", StandardError.INVALID_DATE, text);
        }
    }

    /** A rate comes as text, as amounts do, or as a number. */
    private static BigDecimal number(Map<String, @Nullable Object> given) {
        Object value = given.get("rate");
        if (value == null) {
            throw CrmException.invalid("rate", StandardError.REQUIRED);
        }
        String text = value.toString().strip();
        try {
            if ((value instanceof String || value instanceof Number) && text.length() <= LONGEST_NUMBER) {
                BigDecimal number = new BigDecimal(text);
                if (Math.abs(number.scale()) <= LONGEST_NUMBER) {
                    return number;
                }
            }
        } catch (NumberFormatException wrong) {
            throw CrmException.invalid("rate", StandardError.WRONG_TYPE, "decimal");
        }
        throw CrmException.invalid("rate", StandardError.WRONG_TYPE, "decimal");
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text.toUpperCase(Locale.ROOT));
        } catch (DateTimeParseException wrong) {
            throw CrmException.causedBy(wrong, StandardError.MALFORMED_PARAMETER, "from", text);
        }
    }

    private static Map<String, @Nullable Object> json(Known known) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("code", known.currency().getCurrencyCode());
        json.put("rate", plain(known.rate()));
        json.put("from", known.from() == null ? null : known.from().toString());
        json.put("rates", known.rates());
        return json;
    }

    private static Map<String, @Nullable Object> json(Rate rate) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("code", rate.currency().getCurrencyCode());
        json.put("rate", plain(rate.rate()));
        json.put("from", rate.from().toString());
        json.put("source", rate.source().name().toLowerCase(Locale.ROOT));
        return json;
    }

    private static @Nullable String plain(@Nullable BigDecimal rate) {
        return rate == null ? null : rate.toPlainString();
    }

    private static byte[] bytes(Map<String, ?> answer) {
        return JsonBuffer.bytes(json -> JsonBuffer.write(json, answer));
    }
}
