package org.kartera.transfer.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.Callers;
import org.kartera.platform.CrmException;
import org.kartera.platform.Installation;
import org.kartera.platform.StandardError;
import org.kartera.records.Administration;
import org.kartera.records.organisation.Currencies;
import org.kartera.records.organisation.Currencies.Rate;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /api/v1/currencies/import}: rates out of a file, see {@link RatesFile}; for administrators. */
@Component(service = RatesResource.class, property = "kartera.rest.platform=true")
@Path("currencies/import")
public final class RatesResource {
    private static final int MOST_BYTES = 8 * 1024 * 1024;
    private static final int MOST_RATES = 100_000;

    private final Currencies currencies;
    private final Installation installation;
    private final Callers callers;

    @Activate
    public RatesResource(
            @Reference Currencies currencies, @Reference Installation installation, @Reference Callers callers) {
        this.currencies = currencies;
        this.installation = installation;
        this.callers = callers;
    }

    /** Takes the rates in the part {@code file}: those of days from {@code from} on, and of some currencies where they are named, with commas between them. */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Produces(MediaType.APPLICATION_JSON)
    public Map<String, Object> load(
            @Context HttpServletRequest request,
            @QueryParam("from") @Nullable String from,
            @QueryParam("currencies") @Nullable String some)
            throws IOException {
        Administration.demand(callers.current(), "update", "currencies");
        LocalDate first = from == null || from.isBlank() ? LocalDate.MIN : day(from);
        RatesFile file = new RatesFile(installation.currency(), wanted(some), first, MOST_RATES);
        FormFile form = FormFile.of(request, MOST_BYTES);
        List<Rate> rates = file.read(form.content());
        int taken = currencies.load(form.name(), rates);
        Set<String> codes = rates.stream()
                .map(rate -> rate.currency().getCurrencyCode())
                .collect(Collectors.toCollection(TreeSet::new));
        return Map.of("rates", taken, "currencies", codes);
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeParseException wrong) {
            throw CrmException.causedBy(wrong, StandardError.MALFORMED_PARAMETER, "from", text);
        }
    }

    private static Predicate<Currency> wanted(@Nullable String codes) {
        if (codes == null || codes.isBlank()) {
            return currency -> true;
        }
        Set<String> named = Stream.of(codes.split(",", -1))
                .map(code -> code.strip().toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return currency -> named.contains(currency.getCurrencyCode());
    }
}
