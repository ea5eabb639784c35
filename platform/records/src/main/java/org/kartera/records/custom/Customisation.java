package org.kartera.records.custom;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Fields that administrators add to record types of any module. A service, for any thread outside a unit of work; each change waits for its end, is an entry
 * of the feed ({@code field-added, field-changed, ...}) and followed by the other nodes.
 *
 * <p>Everything is for administrators: 403 {@code not-allowed} for all others. 404 {@code no-such-entity} and {@code no-such-field}, 422 {@code
 * built-in} for a field that a module brings, which is {@link Overlays}'; 503 {@code
 * module-disabled} where the module of the record type is not there, 503 {@code table-busy} where its table cannot be changed without making others wait.
 * Definitions are JSON of the REST contract, parsed to maps and lists; what is wrong in one is 422 {@code invalid-fields}, all of it at once.
 */
@ProviderType
public interface Customisation {
    /** As many fields may be added to one record type, retired ones included. */
    int MOST_FIELDS = 300;

    /** The fields that were added to a record type, retired and failed ones included, in the order in which they were added. */
    List<CustomField> fields(String entity);

    /** One of them. */
    CustomField field(String entity, String name);

    /**
     * Adds a field; it is in effect when this returns. A name is made of the label where none is given. 409 {@code duplicate-name}, 422 {@code
     * too-many-fields}.
     */
    CustomField add(String entity, Map<String, ? extends @Nullable Object> definition, Origin origin);

    /**
     * Changes what {@code patch} names (JSON merge patch, RFC 7396): labels, help, choices, limits and where it shows. Name and kind have changes of their
     * own. 412 {@code stale-version} where {@code version} is given and not the newest, 409 {@code choice-in-use}, {@code values-not-unique}.
     */
    CustomField change(
            String entity, String name, @Nullable Long version, Map<String, ? extends @Nullable Object> patch);

    /** Gives a field another name in the REST contract; its column stays. 409 {@code duplicate-name}. */
    CustomField rename(String entity, String name, String next);

    /**
     * Gives a field another kind, with {@code options} as {@link #change} takes them. 422 {@code cannot-retype} where values of one kind are never ones of
     * the other, 409 {@code values-do-not-fit} with up to 20 of the records whose value does not fit.
     */
    CustomField retype(String entity, String name, String kind, Map<String, ? extends @Nullable Object> options);

    /** Takes a field out of sight; what is stored in it stays. Without effect on a retired one. */
    CustomField retire(String entity, String name);

    /** Brings a retired field back, or tries one again that has failed. Without effect on an active one. 409 {@code cannot-complete}. */
    CustomField restore(String entity, String name);

    /** What would be lost with a field. */
    Usage usage(String entity, String name);

    /** Deletes a field with all that is stored in it. 409 {@code field-in-use} with the count unless {@code confirm} is the count of {@link Usage#rows}. */
    void delete(String entity, String name, @Nullable Long confirm);
}
