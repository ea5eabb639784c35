package org.kartera.records.internal.metadata;

import static org.kartera.platform.record.FieldKind.*;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kartera.platform.record.Address;
import org.kartera.platform.record.Email;
import org.kartera.platform.record.Field;
import org.kartera.platform.record.FieldKind;
import org.kartera.platform.record.GeoPoint;
import org.kartera.platform.record.Money;
import org.kartera.platform.record.Phone;
import org.kartera.platform.record.Ref;

/**
 * What the Java type of a field says of its kind.
 *
 * @param container Set, List or Object where there is one value
 * @param element class of a value, boxed
 */
record ValueShape(Class<?> container, Class<?> element) {
    private static final Map<Class<?>, Class<?>> BOXED =
            Map.of(int.class, Integer.class, long.class, Long.class, boolean.class, Boolean.class);

    /** Kinds that a single value of a class can be; the first is meant where nothing is said. */
    private static final Map<Class<?>, Set<FieldKind>> SINGLE = Map.ofEntries(
            Map.entry(
                    String.class,
                    EnumSet.of(TEXT, LONG_TEXT, RICH_TEXT, CHOICE, EMAIL, PHONE, URL, COLOUR, AUTO_NUMBER)),
            Map.entry(Integer.class, EnumSet.of(INTEGER, RATING)),
            Map.entry(Long.class, EnumSet.of(INTEGER)),
            Map.entry(BigDecimal.class, EnumSet.of(DECIMAL, PERCENT)),
            Map.entry(Money.class, EnumSet.of(MONEY)),
            Map.entry(Boolean.class, EnumSet.of(BOOLEAN)),
            Map.entry(LocalDate.class, EnumSet.of(DATE)),
            Map.entry(LocalTime.class, EnumSet.of(TIME)),
            Map.entry(Instant.class, EnumSet.of(DATE_TIME)),
            Map.entry(Duration.class, EnumSet.of(DURATION)),
            Map.entry(Address.class, EnumSet.of(ADDRESS)),
            Map.entry(GeoPoint.class, EnumSet.of(GEO_POINT)),
            Map.entry(Ref.class, EnumSet.of(FILE, IMAGE, REF, ANY_REF)));

    private static final Map<Class<?>, FieldKind> LISTS =
            Map.of(Email.class, EMAIL, Phone.class, PHONE, Address.class, ADDRESS, Ref.class, REFS);

    /** The shape of a Java type; empty where no field can have it. */
    static Optional<ValueShape> of(Type type) {
        if (type instanceof Class<?> plain) {
            return Optional.of(new ValueShape(Object.class, BOXED.getOrDefault(plain, plain)));
        } else if (type instanceof ParameterizedType generic
                && generic.getRawType() instanceof Class<?> container
                && generic.getActualTypeArguments().length == 1
                && generic.getActualTypeArguments()[0] instanceof Class<?> element) {
            return Optional.of(new ValueShape(container, element));
        }
        return Optional.empty();
    }

    /** The kind of a field so declared; empty where type and annotation do not fit. */
    Optional<FieldKind> kind(Field declared) {
        Optional<FieldKind> natural = natural(declared);
        if (declared.kind() == AUTO) {
            return natural;
        }
        boolean fits = natural.filter(kind -> kind == declared.kind()).isPresent()
                || (container == Object.class
                        && SINGLE.getOrDefault(element, Set.of()).contains(declared.kind()));
        return fits ? Optional.of(declared.kind()) : Optional.empty();
    }

    private Optional<FieldKind> natural(Field declared) {
        if (container == List.class) {
            return Optional.ofNullable(LISTS.get(element));
        } else if (container == Set.class) {
            return element.isEnum() || element == String.class ? Optional.of(MULTI_CHOICE) : Optional.empty();
        } else if (element.isEnum() || (element == String.class && declared.choices().length > 0)) {
            return Optional.of(CHOICE);
        } else if (element == Ref.class) {
            return Optional.of(declared.ref().length > 1 ? ANY_REF : REF);
        }
        return SINGLE.getOrDefault(element, Set.of()).stream().findFirst();
    }

    boolean multiple() {
        return container != Object.class;
    }

    /** How an author would write the type. */
    @Override
    public String toString() {
        return multiple() ? container.getSimpleName() + "<" + element.getSimpleName() + ">" : element.getSimpleName();
    }
}
