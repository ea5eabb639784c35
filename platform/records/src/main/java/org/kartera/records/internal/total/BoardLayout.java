package org.kartera.records.internal.total;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.kartera.platform.record.FieldKind;
import org.kartera.platform.record.Place;
import org.kartera.records.metadata.CompanyAmount;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.FieldType.Flag;

/**
 * What is rolled up of a record type: by which fields, and the sums of which. Immutable.
 *
 * @param fields those that boards have columns of; none: nothing is rolled up
 * @param measures numbers and money that callers may read
 * @param signature the same for equal fields and measures, 64 characters
 */
public record BoardLayout(EntityType type, List<FieldType> fields, List<FieldType> measures, String signature) {
    /** Kinds of fields that can be added up and compared. */
    public static final Set<FieldKind> MEASURED = Set.of(
            FieldKind.INTEGER,
            FieldKind.RATING,
            FieldKind.DECIMAL,
            FieldKind.PERCENT,
            FieldKind.MONEY,
            FieldKind.DURATION);

    public BoardLayout {
        fields = List.copyOf(fields);
        measures = List.copyOf(measures);
    }

    /** The layout of {@code type}. */
    public static BoardLayout of(EntityType type) {
        List<FieldType> fields = those(type, BoardLayout::groups);
        List<FieldType> measures = fields.isEmpty() ? List.of() : those(type, BoardLayout::adds);
        return new BoardLayout(type, fields, measures, signature(fields, measures));
    }

    private static List<FieldType> those(EntityType type, Predicate<FieldType> wanted) {
        return type.fields().stream().filter(wanted).toList();
    }

    /** Whether totals are rolled up by {@code field}; of one that an admin made they are counted, since to make them anew would hold up all writers. */
    public static boolean groups(FieldType field) {
        boolean single = field.kind() == FieldKind.CHOICE
                || (field.kind() == FieldKind.REF && field.refs().size() == 1);
        return field.readable()
                && !field.is(Flag.CUSTOM)
                && field.in(Place.BOARD)
                && single
                && !field.multiple()
                && field.columns().second() == null;
    }

    /** Whether {@code field} is added up. What is computed is not: it changes without a writer who could say by how much. */
    public static boolean adds(FieldType field) {
        return field.readable() && !field.is(Flag.CUSTOM) && MEASURED.contains(field.kind()) && !field.multiple();
    }

    /** The measure under which what amounts of {@code field} come to in {@code currency}, the company's, is added up for each of their own currencies. */
    public static String inCurrency(String field, String currency) {
        return field + "@" + currency;
    }

    private static String signature(List<FieldType> fields, List<FieldType> measures) {
        List<String> text = new ArrayList<>();
        fields.forEach(field -> text.add(field.name() + " " + field.kind() + " "
                + field.columns().value() + " " + field.refs() + " " + names(field)));
        text.add("");
        measures.forEach(field -> text.add(field.name() + " " + field.kind() + " "
                + field.columns().value() + (CompanyAmount.has(field) ? " and in the company's currency" : "")));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\n", text).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> names(FieldType field) {
        // Their order is the administrators' business.
        return field.choices().stream().map(choice -> choice.value()).sorted().toList();
    }

    /** Whether nothing is rolled up. */
    public boolean isEmpty() {
        return fields.isEmpty();
    }

    /** Who owns a record. */
    public FieldType owner() {
        return Objects.requireNonNull(type.field("owner"), "owner");
    }

    /** Whose team's it is. */
    public FieldType team() {
        return Objects.requireNonNull(type.field("team"), "team");
    }

    /** Every field of which a change changes totals. */
    public List<FieldType> watched() {
        List<FieldType> all = new ArrayList<>(fields);
        all.addAll(measures);
        measures.stream()
                .filter(CompanyAmount::has)
                .forEach(field -> all.add(CompanyAmount.of(field).amount()));
        all.add(owner());
        all.add(team());
        return all;
    }
}
