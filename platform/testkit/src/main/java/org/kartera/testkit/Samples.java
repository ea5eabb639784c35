package org.kartera.testkit;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.record.FieldKind;
import org.kartera.records.Mutation;
import org.kartera.records.Outcome;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.FieldType.Flag;

/** Makes records with values of their own; what they refer to is made first, once for each owner, so that references of references fit each other. */
final class Samples {
    private final TestKernel kernel;
    private final Function<String, Map<String, Object>> given;
    private final SampleValues values = new SampleValues();
    private final Map<String, UUID> referred = new HashMap<>();

    /** {@code given} has the values that the module's test knows better, by record type. */
    Samples(TestKernel kernel, Function<String, Map<String, Object>> given) {
        this.kernel = kernel;
        this.given = given;
    }

    /** Creates a record with its required fields, as the kernel. */
    UUID create(String entity, @Nullable UUID owner) {
        return create(entity, required(entity, owner));
    }

    /** Creates a record, as the kernel. */
    UUID create(String entity, Map<String, @Nullable Object> with) {
        return kernel.asSystem(() -> id(kernel.gateway()
                .write(entity, List.of(new Mutation.Create(with)), true)
                .get(0)));
    }

    static UUID id(Outcome outcome) {
        if (outcome instanceof Outcome.Done done) {
            return done.id();
        }
        throw new AssertionError(outcome);
    }

    /** Values for the required fields. */
    Map<String, @Nullable Object> required(String entity, @Nullable UUID owner) {
        return of(entity, owner, false);
    }

    /** Values for all fields that callers write. */
    Map<String, @Nullable Object> full(String entity, @Nullable UUID owner) {
        return of(entity, owner, true);
    }

    private Map<String, @Nullable Object> of(String entity, @Nullable UUID owner, boolean all) {
        EntityType type = kernel.metadata().entity(entity);
        Map<String, @Nullable Object> made = new LinkedHashMap<>();
        if (owner != null) {
            made.put("owner", owner.toString());
        }
        Map<String, Object> better = given.apply(entity);
        for (FieldType field : type.fields()) {
            if (SampleValues.own(field) && (all || field.is(Flag.REQUIRED))) {
                Object value = better.containsKey(field.name()) ? better.get(field.name()) : value(type, field, owner);
                if (value != null) {
                    made.put(field.name(), value);
                }
            }
        }
        return made;
    }

    private @Nullable Object value(EntityType type, FieldType field, @Nullable UUID owner) {
        if (!field.reference()) {
            return values.value(type, field);
        }
        if (field.refs().isEmpty()
                || kernel.metadata().known(field.refs().get(0)).isEmpty()) {
            return null;
        }
        String target = field.refs().get(0);
        Object ref = Map.of("entity", target, "id", referred(target, owner).toString());
        return field.kind() == FieldKind.REFS || field.multiple() ? List.of(ref) : ref;
    }

    private UUID referred(String entity, @Nullable UUID owner) {
        if (entity.equals("security.user") && owner != null) {
            return owner;
        }
        String key = entity + " " + owner;
        UUID known = referred.get(key);
        if (known == null) {
            known = create(entity, owner);
            referred.put(key, known);
        }
        return known;
    }
}
