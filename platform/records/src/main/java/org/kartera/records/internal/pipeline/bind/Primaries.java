package org.kartera.records.internal.pipeline.bind;

import java.util.List;
import org.kartera.platform.record.Address;
import org.kartera.platform.record.Email;
import org.kartera.platform.record.Phone;

/** Keeps exactly one of a list primary: the first that was said to be, else the first. */
final class Primaries {
    private Primaries() {}

    static List<Object> settle(List<Object> values) {
        int chosen = 0;
        for (int i = values.size() - 1; i >= 0; i--) {
            if (isPrimary(values.get(i))) {
                chosen = i;
            }
        }
        for (int i = 0; i < values.size(); i++) {
            values.set(i, with(values.get(i), i == chosen));
        }
        return List.copyOf(values);
    }

    private static boolean isPrimary(Object value) {
        return (value instanceof Email email && email.primary())
                || (value instanceof Phone phone && phone.primary())
                || (value instanceof Address address && address.primary());
    }

    private static Object with(Object value, boolean primary) {
        if (isPrimary(value) == primary) {
            return value;
        } else if (value instanceof Email email) {
            return new Email(email.type(), email.value(), primary);
        } else if (value instanceof Phone phone) {
            return new Phone(phone.type(), phone.value(), primary);
        } else if (value instanceof Address address) {
            return new Address(
                    address.type(),
                    address.street(),
                    address.postalCode(),
                    address.city(),
                    address.region(),
                    address.country(),
                    primary);
        }
        return value;
    }
}
