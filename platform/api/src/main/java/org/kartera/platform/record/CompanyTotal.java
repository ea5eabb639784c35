package org.kartera.platform.record;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;

/**
 * The sum of amounts of several currencies in the company's, of what each record keeps in it.
 *
 * @param amount of those that have one
 * @param currency the company's
 * @param without codes of the currencies of amounts that are left out, since no rate holds on their day or they are still to be converted
 */
public record CompanyTotal(BigDecimal amount, Currency currency, List<String> without) {
    public CompanyTotal {
        without = List.copyOf(without);
    }
}
