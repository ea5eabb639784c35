package org.kartera.records.internal.query;

import org.jspecify.annotations.Nullable;
import org.kartera.platform.record.CompanyMoney;
import org.kartera.platform.record.Money;

/** An amount as it stands, and in the company's currency; null without a rate. */
record StatedAmount(Money amount, @Nullable CompanyMoney company) {}
