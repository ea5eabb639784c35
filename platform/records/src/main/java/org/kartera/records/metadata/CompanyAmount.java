package org.kartera.records.metadata;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.record.FieldKind;
import org.kartera.platform.record.Money;
import org.kartera.platform.record.OnDelete;
import org.kartera.records.internal.metadata.Accessors;
import org.kartera.records.metadata.FieldType.Columns;
import org.kartera.records.metadata.FieldType.Flag;

/**
 * What a field of money comes to in the company's currency, kept beside it in columns that only the kernel writes. The two fields are none of
 * {@link EntityType#fields}: nobody asks for them by name.
 *
 * @param money the field itself
 * @param amount the amount in the company's currency, a {@link Money}; empty where the field is, and where no rate holds on the day
 * @param day the day of the rate, a {@link LocalDate}; empty where the field is
 */
public record CompanyAmount(FieldType money, FieldType amount, FieldType day) {
    /** How many columns it has. */
    public static final int COLUMNS = 3;

    private static final String AMOUNT = "_company";
    private static final String CURRENCY = "_company_currency";
    private static final String DAY = "_company_on";

    /** Whether {@code field} has one. */
    public static boolean has(FieldType field) {
        return field.kind() == FieldKind.MONEY && !field.multiple();
    }

    /** That of {@code money}, which {@link #has} one. */
    public static CompanyAmount of(FieldType money) {
        String column = money.columns().value();
        return new CompanyAmount(
                money,
                field(money.name() + ":company", FieldKind.MONEY, Money.class, column + AMOUNT, column + CURRENCY),
                field(money.name() + ":day", FieldKind.DATE, LocalDate.class, column + DAY, null));
    }

    /** The column by which amounts of several currencies are ordered and compared. */
    public static String column(FieldType money) {
        return money.columns().value() + AMOUNT;
    }

    /** The two fields. */
    public List<FieldType> fields() {
        return List.of(amount, day);
    }

    /** All columns, in the order amount, its currency, day. */
    public List<String> columns() {
        return columns(money.columns().value());
    }

    /** Those beside a field of money whose first column is {@code base}. */
    public static List<String> columns(String base) {
        return List.of(base + AMOUNT, base + CURRENCY, base + DAY);
    }

    private static FieldType field(String name, FieldKind kind, Class<?> type, String column, @Nullable String second) {
        return new FieldType(
                name,
                kind,
                false,
                type,
                Set.of(Flag.EXTENSION, Flag.INTERNAL, Flag.READ_ONLY),
                Set.of(),
                0,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                OnDelete.CLEAR,
                new Columns(column, second, null),
                Accessors.extension(column, null),
                Wording.Own.NONE,
                FieldDetails.NONE);
    }
}
