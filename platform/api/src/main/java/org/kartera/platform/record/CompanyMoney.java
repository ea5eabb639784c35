package org.kartera.platform.record;

import java.time.LocalDate;

/**
 * An amount of a record in the company's currency, as it is kept with the record.
 *
 * @param amount in the company's currency, rounded half even to its minor unit
 * @param on the day of the exchange rate
 */
public record CompanyMoney(Money amount, LocalDate on) {}
