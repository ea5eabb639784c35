package org.kartera.records.internal.pipeline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.kartera.platform.record.Change;
import org.kartera.platform.record.Money;
import org.kartera.records.internal.computed.Subject;
import org.kartera.records.internal.organisation.RateBook;
import org.kartera.records.internal.organisation.RateBook.Rates;
import org.kartera.records.metadata.CompanyAmount;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.FieldType.Flag;

/**
 * Keeps beside each amount that is written what it comes to in the company's currency, at the rate of the day on which it is written, or of the day that fixes the
 * record's rates. Inside the unit of work that writes; for any thread.
 */
public final class CompanyAmounts {
    private final RateBook book;
    private final Supplier<ZoneId> zone;

    /** {@code zone} is that of the company's days. */
    public CompanyAmounts(RateBook book, Supplier<ZoneId> zone) {
        this.book = book;
        this.zone = zone;
    }

    /** Follows new and changed records: amounts that differ, and all of those whose rates are fixed on another day. */
    void keep(EntityPlan plan, List<PendingChange> changes, Instant now) {
        List<CompanyAmount> amounts = plan.type().companyAmounts();
        Rates rates = null;
        for (PendingChange change : amounts.isEmpty() ? List.<PendingChange>of() : changes) {
            for (CompanyAmount amount : amounts) {
                if (concerns(plan.type(), amount, change)) {
                    rates = rates == null ? book.held() : rates;
                    convert(plan.type(), amount, new ComputedChange(change), day(now), rates);
                }
            }
        }
    }

    private static boolean concerns(EntityType type, CompanyAmount amount, PendingChange change) {
        boolean present = change.value(amount.money()) != null;
        return change.kind() == Change.Kind.CREATE
                ? present
                : change.changed(amount.money()) || (present && fixing(type, change::changed));
    }

    private static boolean fixing(EntityType type, Function<FieldType, Boolean> differs) {
        return type.fields().stream().anyMatch(field -> field.is(Flag.FIXES_RATES) && differs.apply(field));
    }

    /** The rates for those who have to know what changed. */
    public RateBook book() {
        return book;
    }

    /** The company's day. */
    public LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, zone.get());
    }

    /** The rates, which nobody changes to the end of the unit of work. */
    public Rates rates() {
        return book.held();
    }

    /** Puts beside an amount what it comes to; {@code changed} is the day on which it was written. */
    public void convert(EntityType type, CompanyAmount amount, Subject record, LocalDate changed, Rates rates) {
        if (record.value(amount.money()) instanceof Money money) {
            LocalDate day = fixed(type, record, changed);
            record.set(amount.day(), day);
            record.set(amount.amount(), rates.of(money, day).orElse(null));
        } else {
            record.set(amount.day(), null);
            record.set(amount.amount(), null);
        }
    }

    private LocalDate fixed(EntityType type, Subject record, LocalDate changed) {
        for (FieldType field : type.fields()) {
            Object value = field.is(Flag.FIXES_RATES) ? record.value(field) : null;
            if (value instanceof LocalDate day) {
                return day;
            } else if (value instanceof Instant moment) {
                return day(moment);
            }
        }
        return changed;
    }
}
