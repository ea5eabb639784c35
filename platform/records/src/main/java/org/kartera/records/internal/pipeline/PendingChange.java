package org.kartera.records.internal.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.CrmException;
import org.kartera.platform.ErrorCode;
import org.kartera.platform.Violation;
import org.kartera.platform.record.Change;
import org.kartera.platform.record.CrmRecord;
import org.kartera.platform.record.Ref;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.StandardFields;

/** One record on its way through the steps. */
final class PendingChange implements Change<CrmRecord> {
    private final EntityPlan plan;
    private final Kind kind;
    private final @Nullable String action;
    private final int position;
    private final CrmRecord record;
    private final @Nullable Object @Nullable [] before;
    private final String titleBefore;
    private final List<Violation> violations = new ArrayList<>();
    private @Nullable CrmException refusal;
    private boolean written;
    private @Nullable Object @Nullable [] bound;

    /**
     * @param position place of the mutation in the request
     * @param before values by place, as stored; null for a new record
     */
    PendingChange(
            EntityPlan plan,
            Kind kind,
            @Nullable String action,
            int position,
            CrmRecord record,
            @Nullable Object @Nullable [] before) {
        this.plan = plan;
        this.kind = kind;
        this.action = action;
        this.position = position;
        this.record = record;
        this.before = before;
        this.titleBefore = record.title();
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public @Nullable String action() {
        return action;
    }

    @Override
    public CrmRecord record() {
        return record;
    }

    int position() {
        return position;
    }

    UUID id() {
        return record.id();
    }

    @Override
    public @Nullable Object before(String field) {
        int place = plan.place(field);
        return before == null ? null : before[place];
    }

    @Override
    public boolean changed(String field) {
        int place = plan.place(field);
        return !Values.same(
                before == null ? null : before[place], value(plan.stored().get(place)));
    }

    boolean changed(FieldType field) {
        return changed(field.name());
    }

    @Nullable
    Object value(FieldType field) {
        return field.accessor().read(record);
    }

    @Nullable
    Object value(String field) {
        return value(plan.field(field));
    }

    /** Id of the record that the reference {@code field} points to. */
    @Nullable
    UUID idIn(String field) {
        return value(field) instanceof Ref ref ? ref.id() : null;
    }

    @Nullable
    UUID idBefore(String field) {
        return before(field) instanceof Ref ref ? ref.id() : null;
    }

    @Override
    public void reject(String field, ErrorCode code, Object... args) {
        violations.add(Violation.of(field, code, args));
    }

    void reject(Violation violation) {
        violations.add(violation);
    }

    @Override
    public boolean rejected() {
        return !violations.isEmpty();
    }

    /** All that was rejected as one refusal; null where nothing was. */
    @Nullable
    CrmException rejection() {
        return violations.isEmpty() ? null : CrmException.invalid(violations);
    }

    /** Takes the record out of the batch; the first reason stays. */
    void refuse(CrmException reason) {
        if (refusal == null) {
            refusal = reason;
        }
    }

    @Nullable
    CrmException refusal() {
        return refusal;
    }

    boolean open() {
        return refusal == null;
    }

    /** The row as it was stored. */
    RowHead head() {
        return new RowHead(
                plan.name(),
                record.id(),
                record.version(),
                record.title(),
                idBefore("owner"),
                idBefore("team"),
                record.deletedAt(),
                (UUID) StandardFields.DELETED_WITH.accessor().read(record));
    }

    /** The record as it was stored, as an object of its own. */
    CrmRecord stored() {
        if (before == null) {
            throw new IllegalStateException("the record is new");
        }
        CrmRecord stored = plan.newInstance();
        List.of(StandardFields.ID, StandardFields.VERSION, StandardFields.DELETED_AT, StandardFields.DELETED_WITH)
                .forEach(
                        field -> field.accessor().write(stored, field.accessor().read(record)));
        StandardFields.TITLE.accessor().write(stored, titleBefore);
        write(stored, before);
        return stored;
    }

    /** Something of it is stored. */
    void markWritten() {
        written = true;
    }

    boolean written() {
        return written;
    }

    /** Remembers the values as callers gave them, so that what rules do afterwards is known. */
    void markBound() {
        bound = plan.snapshot(record);
    }

    /** Whether a rule, the record itself or an action changed {@code field} since {@link #markBound}. */
    boolean changedSinceBound(int place) {
        return bound == null || !Values.same(bound[place], value(plan.fields().get(place)));
    }

    /** The values as they are, to go back to by {@link #restore}. */
    @Nullable
    Object[] snapshot() {
        return plan.snapshot(record);
    }

    void restore(@Nullable Object[] values) {
        write(record, values);
    }

    private void write(CrmRecord target, @Nullable Object[] values) {
        for (int i = 0; i < values.length; i++) {
            plan.stored().get(i).accessor().write(target, values[i]);
        }
    }

    void set(String field, @Nullable Object value) {
        plan.field(field).accessor().write(record, value);
    }

    void setId(UUID id) {
        StandardFields.ID.accessor().write(record, id);
    }

    void setVersion(long version) {
        StandardFields.VERSION.accessor().write(record, version);
    }

    void setTitle(String title) {
        StandardFields.TITLE.accessor().write(record, title);
    }

    /** The fields whose value differs from before. */
    List<FieldType> changedFields() {
        List<FieldType> changed = new ArrayList<>();
        List<FieldType> fields = plan.fields();
        for (int i = 0; i < fields.size(); i++) {
            if (!Values.same(before == null ? null : before[i], value(fields.get(i)))) {
                changed.add(fields.get(i));
            }
        }
        return changed;
    }
}
