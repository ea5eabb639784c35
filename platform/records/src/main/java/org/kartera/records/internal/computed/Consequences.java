package org.kartera.records.internal.computed;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.record.Ref;
import org.kartera.records.internal.computed.Dues.Draft;
import org.kartera.records.internal.computed.Dues.Kind;
import org.kartera.records.internal.pipeline.Sql;
import org.kartera.records.internal.pipeline.StoredField;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldType;

/** Finds what has to be computed anew because of what is written. Inside the unit of work that writes; for any thread. */
public final class Consequences {
    private final Sql sql;
    private final Dues dues;

    private final Supplier<Computations> computations;

    /** {@code computations} gives those of this moment. */
    public Consequences(Sql sql, Supplier<Computations> computations) {
        this.sql = sql;
        this.dues = new Dues(sql);
        this.computations = computations;
    }

    /** A record that is new or changed. */
    public interface Written {
        UUID id();

        boolean isNew();

        /** Whether the field differs from what was stored. */
        boolean differs(FieldType field);

        @Nullable
        Object former(FieldType field);

        @Nullable
        Object value(FieldType field);
    }

    /** Follows new and changed records. */
    public void saved(EntityType type, Collection<? extends Written> records) {
        Influence influence = computations.get().influence(type);
        if (influence.isEmpty()) {
            return;
        }
        Draft draft = new Draft();
        for (Written record : records) {
            boolean follows =
                    record.isNew() ? !influence.follows().isEmpty() : differs(type, influence.follows(), record);
            if (follows) {
                draft.add(Ref.to(type.name(), record.id()), Kind.OWN);
            }
            if (!record.isNew() && differs(type, influence.sources(), record)) {
                draft.add(Ref.to(type.name(), record.id()), Kind.SOURCE);
            }
            for (RollUpPlan plan : influence.rollUps()) {
                if (record.isNew() || differs(type, plan.watched(), record)) {
                    parent(plan, record.former(plan.reference()), draft);
                    parent(plan, record.value(plan.reference()), draft);
                }
            }
        }
        dues.leave(draft);
    }

    private static boolean differs(EntityType type, Set<String> names, Written record) {
        return names.stream().map(type::field).anyMatch(field -> field != null && record.differs(field));
    }

    private static void parent(RollUpPlan plan, @Nullable Object reference, Draft draft) {
        if (reference instanceof Ref ref && ref.entity().equals(plan.type().name())) {
            draft.add(ref, Kind.OWN);
        }
    }

    /** Records go to the recycle bin, or come out of it. */
    public void moved(EntityType type, Collection<UUID> records) {
        tellParents(computations.get().influence(type), type, records, plan -> true);
    }

    /** The reference {@code field} of records is about to be emptied. */
    public void cleared(EntityType type, FieldType field, Collection<UUID> records) {
        Influence influence = computations.get().influence(type);
        tellParents(influence, type, records, plan -> plan.watched().contains(field.name()));
        Draft draft = new Draft();
        if (influence.begins().contains(field.name())) {
            records.forEach(id -> draft.add(Ref.to(type.name(), id), Kind.OWN));
        }
        if (influence.sources().contains(field.name())) {
            records.forEach(id -> draft.add(Ref.to(type.name(), id), Kind.SOURCE));
        }
        dues.leave(draft);
    }

    private void tellParents(
            Influence influence, EntityType type, Collection<UUID> records, Predicate<RollUpPlan> concerned) {
        List<RollUpPlan> plans = influence.rollUps().stream().filter(concerned).toList();
        if (plans.isEmpty() || records.isEmpty()) {
            return;
        }
        List<StoredField> references =
                plans.stream().map(plan -> StoredField.of(plan.reference())).toList();
        List<String> columns = new ArrayList<>();
        references.forEach(field -> columns.addAll(field.columns()));
        Draft draft = new Draft();
        sql.selectIn(
                "select " + String.join(", ", columns) + " from " + type.table() + " where id in (%s)",
                List.of(),
                records,
                row -> {
                    int column = 1;
                    for (int i = 0; i < plans.size(); i++) {
                        parent(plans.get(i), references.get(i).value(row, column), draft);
                        column += references.get(i).columns().size();
                    }
                    return row;
                });
        dues.leave(draft);
    }
}
