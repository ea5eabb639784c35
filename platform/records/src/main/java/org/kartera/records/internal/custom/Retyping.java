package org.kartera.records.internal.custom;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kartera.persistence.Dialect;
import org.kartera.persistence.TableChanges;
import org.kartera.persistence.TableChanges.Column;
import org.kartera.persistence.UnitOfWork;
import org.kartera.platform.CrmException;
import org.kartera.platform.Installation;
import org.kartera.platform.StandardError;
import org.kartera.platform.Violation;
import org.kartera.platform.record.FieldKind;
import org.kartera.records.custom.CustomField;
import org.kartera.records.custom.CustomisationError;
import org.kartera.records.custom.FieldDefinition;
import org.kartera.records.internal.mapping.FieldStorage;
import org.kartera.records.internal.module.UnitRenewal;
import org.kartera.records.internal.pipeline.Sql;
import org.kartera.records.internal.pipeline.ValueRows;
import org.kartera.records.internal.pipeline.bind.FieldBinder;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.Folding;

/**
 * Gives a field another kind: all rows are looked at first, then their values are copied into columns of the new kind, and in the end, while nobody writes
 * for a moment, what was written meanwhile. Only on the thread of the modules.
 */
final class Retyping {
    private static final int MOST_TOLD = 20;
    private static final int MOST_CHOICES = 500;
    private static final int ATTEMPTS = 5;
    private static final Duration DRAIN = Duration.ofMillis(800);
    /** Clocks of nodes may differ by as much. */
    private static final Duration OVERLAP = Duration.ofSeconds(5);

    private final UnitOfWork unit;
    private final TableChanges tables;
    private final UnitRenewal renewal;
    private final FieldBinder binder;
    private final Installation installation;
    private final ValueRows values;

    Retyping(
            UnitOfWork unit,
            Dialect dialect,
            TableChanges tables,
            UnitRenewal renewal,
            FieldBinder binder,
            Installation installation) {
        this.unit = unit;
        this.values = new ValueRows(new Sql(unit, dialect));
        this.tables = tables;
        this.renewal = renewal;
        this.binder = binder;
        this.installation = installation;
    }

    /** {@code options} with the choices that the values make, where the new kind wants some and has none; 422 {@code cannot-retype}. */
    Map<String, @Nullable Object> options(
            EntityType type, CustomField field, String kind, Map<String, ? extends @Nullable Object> options) {
        FieldKind former = field.definition().kind();
        FieldKind next = Arrays.stream(FieldKind.values())
                .filter(known -> known.json().equals(kind) && Conversion.possible(former, known))
                .findFirst()
                .orElseThrow(() -> new CrmException(CustomisationError.CANNOT_RETYPE, former.json(), kind));
        Map<String, @Nullable Object> wanted = new LinkedHashMap<>(options);
        if (next == FieldKind.CHOICE && !wanted.containsKey("choices")) {
            wanted.put("choices", choices(type, field));
        }
        // What one value was, each of several is.
        Map<String, @Nullable Object> known = DefinitionJson.write(field.definition());
        if (next == FieldKind.MULTI_CHOICE) {
            wanted.putIfAbsent("choices", known.get("choices"));
        } else if (next == FieldKind.REFS) {
            wanted.put("refs", known.get("refs"));
        }
        return wanted;
    }

    /** The choices that the values of {@code field} would be, in the form of the REST contract. */
    private List<Map<String, Object>> choices(EntityType type, CustomField field) {
        FieldType from = CustomFieldTypes.of(field);
        Map<String, String> labels = new LinkedHashMap<>();
        new ColumnCopy(unit, values, type, from, from)
                .read(rows -> rows.forEach(row -> {
                    String text = String.valueOf(row.value());
                    if (labels.size() <= MOST_CHOICES) {
                        labels.putIfAbsent(Objects.requireNonNullElse(Folding.fold(text), ""), text);
                    }
                }));
        if (labels.size() > MOST_CHOICES) {
            throw new CrmException(StandardError.TOO_MANY_ITEMS, MOST_CHOICES);
        }
        String language = locale().getLanguage();
        List<Map<String, Object>> choices = new ArrayList<>();
        List<String> taken = new ArrayList<>();
        for (String label : labels.values()) {
            String value = Names.choice(label);
            String base = value.isEmpty() ? "value" : value;
            for (int number = 2; value.isEmpty() || taken.contains(value); number++) {
                value = base + "-" + number;
            }
            taken.add(value);
            choices.add(Map.of("value", value, "label", Map.of(language, label)));
        }
        return choices;
    }

    private Locale locale() {
        return installation.locale();
    }

    /** Copies what {@code before} holds into the columns of {@code after}, and puts that in its place by {@code swap}. */
    CustomField retype(EntityType type, CustomField before, FieldDefinition after, Supplier<CustomField> swap) {
        FieldType from = CustomFieldTypes.of(before);
        FieldType to = CustomFieldTypes.of(after, true);
        Conversion conversion = new Conversion(from, to, binder, locale());
        ColumnCopy copy = new ColumnCopy(unit, values, type, from, to);
        check(copy, conversion, before);
        Instant start = Instant.now().minus(OVERLAP);
        // What an attempt that broke off has left there.
        tables.remove(type.table(), Definitions.names(to));
        tables.add(
                type.table(),
                FieldStorage.of(to).columns().stream()
                        .map(column -> new Column(column.name(), column.changeLogType()))
                        .toList());
        copy.copy(conversion);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Instant again = Instant.now().minus(OVERLAP);
            Instant since = start;
            Optional<CustomField> done = renewal.alone(type.module(), DRAIN, () -> {
                copy.copySince(since, conversion);
                check(copy, conversion, before);
                return swap.get();
            });
            if (done.isPresent()) {
                return done.get();
            }
            copy.copySince(start, conversion);
            start = again;
        }
        throw new CrmException(StandardError.TABLE_BUSY, type.table());
    }

    private static void check(ColumnCopy copy, Conversion conversion, CustomField field) {
        List<Violation> told = new ArrayList<>();
        long[] count = new long[1];
        copy.read(rows -> rows.forEach(row -> {
            Object value = row.value();
            if (value != null && conversion.convert(value).isEmpty()) {
                count[0]++;
                if (told.size() < MOST_TOLD) {
                    told.add(new Violation(
                            row.id(),
                            CustomisationError.UNSUITABLE_VALUE,
                            List.of(row.id(), row.title(), shortened(value))));
                }
            }
        }));
        if (count[0] > 0) {
            throw CrmException.detailed(CustomisationError.VALUES_DO_NOT_FIT, told, field.name(), count[0]);
        }
    }

    private static String shortened(@Nullable Object value) {
        String text = value == null ? "" : Conversion.shown(value);
        return text.length() <= MOST_TOLD * 5 ? text : text.substring(0, MOST_TOLD * 5) + "…";
    }
}
