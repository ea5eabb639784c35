package org.kartera.records.json;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;

/**
 * Amounts of several currencies as one of the company's.
 *
 * @param amount of those that have a rate
 * @param currency the company's
 * @param without codes of the currencies that have none
 */
public record CompanyTotal(BigDecimal amount, Currency currency, List<String> without) {}
