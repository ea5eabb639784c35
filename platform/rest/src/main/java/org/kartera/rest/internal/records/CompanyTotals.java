package org.kartera.rest.internal.records;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kartera.platform.Installation;
import org.kartera.platform.organisation.ExchangeRates;
import org.kartera.platform.record.Money;
import org.kartera.records.json.CompanyTotal;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Sums of several currencies as one amount in the company's, at the rates of today. */
@Component(service = CompanyTotals.class)
public final class CompanyTotals {
    private final ExchangeRates rates;
    private final Installation installation;

    @Activate
    public CompanyTotals(@Reference ExchangeRates rates, @Reference Installation installation) {
        this.rates = rates;
        this.installation = installation;
    }

    /** Of amounts of one currency each; empty where {@code values} are no amounts. Those without a rate are left out and named. */
    Optional<CompanyTotal> of(List<Object> values) {
        List<Money> amounts = values.stream()
                .filter(Money.class::isInstance)
                .map(Money.class::cast)
                .toList();
        if (amounts.isEmpty()) {
            return Optional.empty();
        }
        LocalDate today = LocalDate.now(installation.zone());
        BigDecimal total = BigDecimal.ZERO;
        List<String> without = new ArrayList<>();
        for (Money amount : amounts) {
            Optional<Money> own = rates.inCompanyCurrency(amount, today);
            total = own.isPresent() ? total.add(own.get().amount()) : total;
            if (own.isEmpty() && amount.amount().signum() != 0) {
                without.add(amount.currency().getCurrencyCode());
            }
        }
        return Optional.of(new CompanyTotal(total, installation.currency(), without));
    }
}
