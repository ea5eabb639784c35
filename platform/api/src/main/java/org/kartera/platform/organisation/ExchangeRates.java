package org.kartera.platform.organisation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import org.kartera.platform.record.Money;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What amounts come to in the company's currency. A rate holds from its day on, until the day of the next one. A service of the kernel, safe for many
 * threads; answers come from memory where they have been asked for before, and follow a change on whichever node within seconds.
 */
@ProviderType
public interface ExchangeRates {
    /**
     * How much of the company's currency one unit of {@code currency} was worth on {@code day}: 1 of the company's own, and empty where no rate holds on that
     * day. Where rates are kept in a currency that the company had before, the two are put together.
     */
    Optional<BigDecimal> rate(Currency currency, LocalDate day);

    /** {@code amount} in the company's currency on {@code day}, rounded half even to its minor unit; empty without a rate, and where it is beyond {@link Money}. */
    Optional<Money> inCompanyCurrency(Money amount, LocalDate day);
}
