package org.kartera.records.formula;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** Tries formulas before they are stored. A service of the kernel, for any thread. */
@ProviderType
public interface FormulaPreviews {
    /**
     * What a formula comes to.
     *
     * @param kind of the result
     * @param value the result, of the Java type of its kind; null where it is empty or no record was named
     * @param fields what the formula reads, by path
     * @param notes why something came out empty
     */
    record Preview(ValueKind kind, @Nullable Object value, List<String> fields, Set<Note> notes) {
        public Preview {
            fields = List.copyOf(fields);
            notes = Set.copyOf(notes);
        }
    }

    /**
     * Checks a formula and computes it for a record, whoever owns it. Only for administrators: 403 {@code not-allowed}. 404 {@code no-such-entity} and {@code
     * no-such-record}, 422 {@link FormulaException}.
     *
     * @param id the record; null: the formula is only checked
     */
    Preview preview(String entity, String formula, Purpose purpose, @Nullable UUID id);
}
