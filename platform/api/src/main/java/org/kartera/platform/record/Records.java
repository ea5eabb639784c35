package org.kartera.platform.record;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Reads and writes records on behalf of the current caller ({@link org.kartera.platform.Callers}), through the whole pipeline: rights,
 * rules, audit, events. A call joins the transaction of the thread where there is one, else it is one of its own. Modules read and write their
 * own types as objects, others' by name.
 *
 * <p>Fails with {@code no-such-record} also for what the caller may not see, {@code not-allowed}, {@code invalid-fields}, {@code duplicate-value},
 * {@code stale-version}, {@code module-disabled} ({@link org.kartera.platform.StandardError}).
 */
@ProviderType
public interface Records {
    /** The record, to be read or changed and saved. */
    <T extends CrmRecord> T find(Class<T> type, UUID id);

    /** The records of a page as objects; of the query, fields and include are ignored. */
    <T extends CrmRecord> List<T> find(Class<T> type, Query query);

    /** Stores new records, in one batch. */
    <T extends CrmRecord> void create(List<T> records);

    /** Stores changed ones, in one batch; each must have been found in this transaction or have its newest version. */
    <T extends CrmRecord> void update(List<T> records);

    /** A new record of any module: field names and values as in JSON, or of the Java types. Returns its id. */
    UUID create(String entity, Map<String, ?> values);

    /** Changes fields of a record of any module. */
    void update(Ref ref, Map<String, ?> values);

    /** Moves records to the recycle bin. */
    void delete(List<Ref> refs);

    /** Takes an action with a record of any module. */
    void act(Ref ref, String action, Map<String, ?> arguments);

    /** A page of records of any module, without building objects. */
    Page read(Query query);

    /** One record of any module. */
    Row read(Ref ref);

    /** Totals. */
    List<Group> groups(GroupQuery query);

    /** Parses RSQL; 400 {@code malformed-filter}. */
    Filter parse(@Nullable String rsql);
}
