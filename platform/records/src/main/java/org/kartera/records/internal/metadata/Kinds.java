package org.kartera.records.internal.metadata;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.kartera.platform.record.Address;
import org.kartera.platform.record.FieldKind;
import org.kartera.platform.record.GeoPoint;
import org.kartera.platform.record.Money;
import org.kartera.platform.record.Ref;

/** What fields of a kind have in common, whoever declares them. */
public final class Kinds {
    /** One line of text of a field that an admin made has as many characters at the most. */
    public static final int LONGEST_LINE = 4_000;

    private static final int TEXT_LENGTH = 200;
    private static final int LONG_TEXT_LENGTH = 30_000;
    private static final int PHONE_LENGTH = 40;
    private static final int COLOUR_LENGTH = 7;
    private static final int AUTO_NUMBER_LENGTH = 60;
    private static final int CHOICE_LENGTH = 60;

    private Kinds() {}

    /** Whether single values are in an order, and can be told apart by their first column. */
    public static boolean comparable(FieldKind kind) {
        return switch (kind) {
            case LONG_TEXT, RICH_TEXT, MULTI_CHOICE, ADDRESS, GEO_POINT, FILE, IMAGE, REFS, FORMULA, ROLL_UP -> false;
            default -> true;
        };
    }

    /** Whether it is one line of text, which has a folded companion where it is sought. */
    public static boolean foldable(FieldKind kind) {
        return switch (kind) {
            case TEXT, EMAIL, PHONE, URL, COLOUR, AUTO_NUMBER -> true;
            default -> false;
        };
    }

    /** Whether least and greatest can be said of it. */
    public static boolean numeric(FieldKind kind) {
        return switch (kind) {
            case INTEGER, DECIMAL, PERCENT, MONEY, RATING, DURATION -> true;
            default -> false;
        };
    }

    /** The greatest length of text, {@code declared} or that of the kind; 0 for what is no text. */
    public static int length(FieldKind kind, int declared) {
        return switch (kind) {
            case TEXT, EMAIL, URL -> declared > 0 ? declared : TEXT_LENGTH;
            case LONG_TEXT, RICH_TEXT -> declared > 0 ? declared : LONG_TEXT_LENGTH;
            case PHONE -> PHONE_LENGTH;
            case COLOUR -> COLOUR_LENGTH;
            case AUTO_NUMBER -> AUTO_NUMBER_LENGTH;
            case CHOICE, MULTI_CHOICE -> declared > 0 ? declared : CHOICE_LENGTH;
            default -> 0;
        };
    }

    /** The Java type of a value of a field that no class declares; of one element where several. */
    public static Class<?> javaType(FieldKind kind) {
        return switch (kind) {
            case INTEGER -> Long.class;
            case RATING -> Integer.class;
            case DECIMAL, PERCENT -> BigDecimal.class;
            case MONEY -> Money.class;
            case BOOLEAN -> Boolean.class;
            case DATE -> LocalDate.class;
            case TIME -> LocalTime.class;
            case DATE_TIME -> Instant.class;
            case DURATION -> Duration.class;
            case ADDRESS -> Address.class;
            case GEO_POINT -> GeoPoint.class;
            case REF, REFS, ANY_REF, FILE, IMAGE -> Ref.class;
            default -> String.class;
        };
    }
}
