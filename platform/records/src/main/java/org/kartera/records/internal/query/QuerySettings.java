package org.kartera.records.internal.query;

import java.time.Clock;
import java.util.Currency;
import java.util.function.Supplier;
import org.kartera.persistence.Dialect;
import org.kartera.records.metadata.Labels;

/**
 * What the read side must know of the installation.
 *
 * @param dialect the database's
 * @param currency says how many digits an amount in a filter has that names no currency
 * @param labels what people call choices
 * @param clock what relative dates start from
 * @param timeout seconds after which what somebody waits for is ended; 0: never
 */
public record QuerySettings(Dialect dialect, Supplier<Currency> currency, Labels labels, Clock clock, int timeout) {}
