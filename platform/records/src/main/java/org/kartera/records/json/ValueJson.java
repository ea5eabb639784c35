package org.kartera.records.json;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.record.Address;
import org.kartera.platform.record.Email;
import org.kartera.platform.record.GeoPoint;
import org.kartera.platform.record.Money;
import org.kartera.platform.record.Phone;
import org.kartera.platform.record.Ref;
import org.kartera.platform.record.StoredFile;

/** Values of fields in the JSON of the REST contract, as plain maps, lists, texts, numbers and booleans. */
public final class ValueJson {
    private ValueJson() {}

    /** {@code value}, of the Java type of any field kind, as JSON. Decimals are numbers in plain notation; amounts of money are text. */
    public static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof BigDecimal number) {
            return plain(number);
        } else if (value instanceof UUID || value instanceof Temporal || value instanceof Duration) {
            return value.toString();
        } else if (value instanceof Enum<?> constant) {
            return choiceName(constant);
        } else if (value instanceof Collection<?> several) {
            return several.stream().map(ValueJson::plain).toList();
        } else if (value instanceof Money money) {
            return Map.of(
                    "amount",
                    money.amount().toPlainString(),
                    "currency",
                    money.currency().getCurrencyCode());
        } else if (value instanceof Ref ref) {
            return Map.of("entity", ref.entity(), "id", ref.id().toString());
        }
        return composite(value);
    }

    /** The number without an exponent and without zeros at its end that say nothing. */
    public static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static @Nullable Object composite(@Nullable Object value) {
        if (value instanceof Email email) {
            return typed(email.type(), email.value(), email.primary());
        } else if (value instanceof Phone phone) {
            return typed(phone.type(), phone.value(), phone.primary());
        } else if (value instanceof GeoPoint point) {
            return Map.of("latitude", point.latitude(), "longitude", point.longitude());
        } else if (value instanceof Address address) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("type", address.type());
            json.put("street", address.street());
            json.put("postalCode", address.postalCode());
            json.put("city", address.city());
            json.put("region", address.region());
            json.put("country", address.country());
            json.put("primary", address.primary());
            return json;
        }
        return value;
    }

    private static Map<String, Object> typed(String type, String value, boolean primary) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", type);
        json.put("value", value);
        json.put("primary", primary);
        return json;
    }

    /**
     * A file: {@code {entity, id, title, type, size, url}}, of a picture also {@code width, height, thumbnail}. The addresses are relative to the server and
     * good for whoever may see the file.
     */
    public static Map<String, Object> file(StoredFile file) {
        String address = "/api/v1/files/" + file.id();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("entity", StoredFile.ENTITY);
        json.put("id", file.id().toString());
        json.put("title", file.name());
        json.put("type", file.type());
        json.put("size", file.size());
        Integer width = file.width();
        Integer height = file.height();
        if (width != null && height != null) {
            json.put("width", width);
            json.put("height", height);
            json.put("thumbnail", address + "/thumbnail");
        }
        json.put("url", address + "/content");
        return json;
    }

    /** The JSON name of an enum constant: {@code IN_STOCK} is {@code inStock}. */
    public static String choiceName(Enum<?> constant) {
        StringBuilder name = new StringBuilder();
        boolean upper = false;
        for (char letter : constant.name().toCharArray()) {
            if (letter == '_') {
                upper = true;
            } else {
                name.append(upper ? letter : Character.toLowerCase(letter));
                upper = false;
            }
        }
        return name.toString();
    }
}
