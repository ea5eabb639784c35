package org.kartera.platform.record;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** A record as it was read: only what was asked for and the caller may read. Immutable. */
@ProviderType
public interface Row {
    /** Full name of the record type. */
    String entity();

    UUID id();

    long version();

    String title();

    /** Names of the fields that are there. */
    Set<String> fields();

    /** A field's value, of the Java type of its kind, a choice as its JSON name, a field of several values as a list; null where it is empty. A field that was not read is an {@link IllegalArgumentException}. */
    @Nullable
    Object value(String field);

    /** What the amount in {@code field}, of money, comes to in the company's currency; null where it is empty, or no rate holds. */
    default @Nullable CompanyMoney inCompanyCurrency(String field) {
        return null;
    }

    /** The title of the record that a reference points to; null where it is not to be had: binned, of a module switched off, or hidden. */
    @Nullable
    String titleOf(Ref ref);

    /** The file that a reference in a field of the kind file or image points to; null where it is not to be had. */
    default @Nullable StoredFile file(Ref ref) {
        return null;
    }

    /** The record that a reference in {@code field} points to, where {@link Query#include} names the field and the record is to be had; else null. */
    default @Nullable Row included(String field, Ref ref) {
        return null;
    }
}
