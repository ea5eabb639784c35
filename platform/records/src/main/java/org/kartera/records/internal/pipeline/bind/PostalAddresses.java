package org.kartera.records.internal.pipeline.bind;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.StandardError;
import org.kartera.platform.record.Address;
import org.kartera.records.json.ValueJson;
import org.kartera.records.metadata.FieldType;

/** Postal addresses; one without any part is none. */
final class PostalAddresses {
    private static final Set<String> PARTS =
            Set.of("type", "street", "postalCode", "city", "region", "country", "primary");
    private static final Set<String> COUNTRIES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);
    private static final int LONGEST = 200;
    private static final int LONGEST_CODE = 20;

    private PostalAddresses() {}

    static @Nullable Object address(FieldType field, Object raw) {
        Object json = raw instanceof Address ? ValueJson.plain(raw) : raw;
        Map<?, ?> parts =
                Parts.of(json == null ? raw : json, PARTS, field.kind().json());
        Address address = new Address(
                Parts.word(parts, "type"),
                Parts.lines(parts, "street", LONGEST),
                Parts.line(parts, "postalCode", LONGEST_CODE),
                Parts.line(parts, "city", LONGEST),
                Parts.line(parts, "region", LONGEST),
                country(Parts.word(parts, "country")),
                Parts.flag(parts, "primary"));
        boolean empty = Stream.of(
                        address.street(), address.postalCode(), address.city(), address.region(), address.country())
                .allMatch(String::isEmpty);
        return empty ? null : address;
    }

    private static String country(String sent) {
        String code = sent.toUpperCase(Locale.ROOT);
        if (!code.isEmpty() && !COUNTRIES.contains(code)) {
            throw WrongValue.of(StandardError.WRONG_FORMAT).under(".country");
        }
        return code;
    }
}
