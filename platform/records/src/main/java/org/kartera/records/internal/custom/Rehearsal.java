package org.kartera.records.internal.custom;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.platform.Violation;
import org.kartera.platform.configuration.ConfigurationChange;
import org.kartera.platform.configuration.ConfigurationChange.Manner;
import org.kartera.platform.configuration.ConfigurationPlan;
import org.kartera.platform.configuration.Refusal;
import org.kartera.platform.record.CrmRecord;
import org.kartera.records.configuration.ConfigurationError;
import org.kartera.records.custom.CustomEntities;
import org.kartera.records.custom.CustomField;
import org.kartera.records.custom.CustomState;
import org.kartera.records.custom.Customisation;
import org.kartera.records.custom.CustomisationError;
import org.kartera.records.custom.EntityDefinition;
import org.kartera.records.custom.FieldDefinition;
import org.kartera.records.internal.computed.ComputationChecks;
import org.kartera.records.internal.metadata.RecordReader;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.Metadata;
import org.kartera.records.metadata.TitlePattern;
import org.kartera.records.metadata.Wording;

/** Does in memory what a package is going to do to record types and fields, and keeps what is in its way. Used once, by one thread. */
final class Rehearsal {
    private final Definitions definitions;
    private final FieldUsage usage;
    private final CustomCatalogue catalogue;
    private final Metadata present;
    private final Map<String, EntityType> types;
    private final Map<String, EntityDefinition> titled = new HashMap<>();
    private final List<ConfigurationChange> order = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();

    Rehearsal(Definitions definitions, FieldUsage usage, CustomCatalogue catalogue, Metadata present) {
        this.definitions = definitions;
        this.usage = usage;
        this.catalogue = catalogue;
        this.present = present;
        this.types = new HashMap<>(present.entities());
    }

    Rehearsal of(ConfigurationPlan plan) {
        List<ConfigurationChange> entities = plan.of(EntityPart.NAME, Manner.TAKE);
        entities.forEach(this::entity);
        List<ConfigurationChange> fields = plan.of(FieldPart.NAME, Manner.TAKE);
        for (int rank = 0; rank <= 1; rank++) {
            int now = rank;
            fields.stream()
                    .filter(change -> FieldContent.rank(after(change)) == now)
                    .forEach(change -> refusals.addAll(field(change)));
        }
        computed(fields.stream()
                .filter(change -> FieldContent.computed(after(change)))
                .toList());
        fields.forEach(this::conditions);
        List<ConfigurationChange> gone = plan.of(FieldPart.NAME, Manner.REMOVE);
        gone.forEach(this::remove);
        if (!gone.isEmpty()) {
            needs();
        }
        titled.forEach(this::title);
        return this;
    }

    /** All that is in the way. */
    List<Refusal> refusals() {
        return refusals;
    }

    /** The fields in an order in which each finds what it needs. */
    List<ConfigurationChange> order() {
        return order;
    }

    /** The record types at the end. */
    Metadata metadata() {
        Set<String> unavailable = new LinkedHashSet<>(present.unavailable());
        unavailable.removeAll(titled.keySet());
        return new Metadata(present.generation(), types, unavailable);
    }

    private static Map<String, Object> after(ConfigurationChange change) {
        return FieldContent.object(change.after());
    }

    private void refuse(ConfigurationChange change, CrmException refused) {
        Refusal.of(change.part(), change.key(), refused).forEach(refusals::add);
    }

    private void entity(ConfigurationChange change) {
        EntityDefinition definition = EntityPart.definition(change.key(), after(change));
        titled.put(change.key(), definition);
        EntityType known = types.get(change.key());
        boolean full =
                known == null && titled.size() + catalogue.entities().all().size() > CustomEntities.MOST_ENTITIES;
        if (full) {
            refuse(change, new CrmException(CustomisationError.TOO_MANY_ENTITIES, CustomEntities.MOST_ENTITIES));
        }
        types.put(change.key(), type(definition, known == null ? RecordReader.standardFields() : known.fields()));
    }

    /** A record type that nobody has made yet. */
    static EntityType type(EntityDefinition definition, List<FieldType> fields) {
        return new EntityType(
                definition.name(),
                CrmRecord.class,
                new TitlePattern(definition.title()),
                definition.icon(),
                definition.order(),
                definition.traits(),
                fields,
                List.of(),
                new Wording.Own(definition.label()),
                new Wording.Own(definition.plural()));
    }

    /** Goes over those that lack something as long as there are fewer of them each time. */
    private void computed(List<ConfigurationChange> fields) {
        List<ConfigurationChange> left = fields;
        List<Refusal> faults = new ArrayList<>();
        for (int before = Integer.MAX_VALUE; !left.isEmpty() && left.size() < before; ) {
            before = left.size();
            faults.clear();
            List<ConfigurationChange> later = new ArrayList<>();
            for (ConfigurationChange change : left) {
                List<Refusal> wrong = field(change);
                faults.addAll(wrong);
                if (!wrong.isEmpty()) {
                    later.add(change);
                }
            }
            left = later;
        }
        if (!left.isEmpty()) {
            refusals.addAll(faults);
        }
    }

    private List<Refusal> field(ConfigurationChange change) {
        try {
            String entity = FieldContent.entity(change.key());
            EntityType type = metadata().entity(entity);
            FieldDefinition field = field(change, type);
            types.put(entity, type.withFields(List.of(CustomFieldTypes.of(field, true))));
            order.add(change);
            return List.of();
        } catch (CrmException refused) {
            return Refusal.of(change.part(), change.key(), refused).toList();
        }
    }

    private FieldDefinition field(ConfigurationChange change, EntityType type) {
        Map<String, @Nullable Object> content = FieldContent.unconditioned(after(change));
        List<CustomField> others = catalogue.all(type.name()).stream()
                .filter(field -> field.state() != CustomState.DELETED)
                .toList();
        Optional<CustomField> known = others.stream()
                .filter(field -> field.name().equals(FieldContent.name(change.key())))
                .findFirst();
        if (known.isPresent()) {
            return changed(known.get(), type, content);
        }
        long custom = type.fields().stream()
                .filter(field -> field.is(FieldType.Flag.CUSTOM))
                .count();
        if (Math.max(custom, others.size()) >= Customisation.MOST_FIELDS) {
            throw new CrmException(CustomisationError.TOO_MANY_FIELDS, Customisation.MOST_FIELDS);
        }
        return definitions.added(
                FieldContent.named(change.key(), content), type, catalogue.all(type.name()), metadata());
    }

    private FieldDefinition changed(CustomField field, EntityType type, Map<String, @Nullable Object> content) {
        Map<String, Object> before = FieldContent.of(field.definition());
        Object kind = content.getOrDefault("result", content.get("kind"));
        Object here = before.getOrDefault("result", before.get("kind"));
        if (!Objects.equals(before.get("kind"), content.get("kind")) || !Objects.equals(here, kind)) {
            throw new CrmException(
                    ConfigurationError.PACKAGE_KIND_DIFFERS, field.name(), String.valueOf(here), String.valueOf(kind));
        }
        FieldDefinition after =
                definitions.changed(field, FieldContent.patch(FieldContent.unconditioned(before), content), metadata());
        if (present.known(type.name()).filter(present::available).isPresent()) {
            usage.checkChoices(type, field, after);
        }
        return after;
    }

    /** Validation and visibility, which may name any field. */
    private void conditions(ConfigurationChange change) {
        Map<String, Object> content = after(change);
        EntityType type = types.get(FieldContent.entity(change.key()));
        if (type == null || !order.contains(change) || !FieldContent.conditioned(content)) {
            return;
        }
        FieldType field = CustomFieldTypes.of(FieldContent.definition(change.key(), content), true);
        List<Violation> wrong = new ArrayList<>();
        new ComputationChecks(metadata(), type, wrong).check(field);
        wrong.forEach(fault -> refusals.add(new Refusal(change.part(), change.key(), fault.code(), fault.args())));
    }

    private void remove(ConfigurationChange change) {
        String entity = FieldContent.entity(change.key());
        EntityType type = types.get(entity);
        if (type != null) {
            types.put(entity, without(type, FieldContent.name(change.key())));
        }
    }

    private static EntityType without(EntityType type, String name) {
        List<FieldType> fields = type.fields().stream()
                .filter(field -> !field.name().equals(name))
                .toList();
        return new EntityType(
                type.name(),
                type.javaType(),
                type.title(),
                type.icon(),
                type.order(),
                type.traits(),
                fields,
                type.actions(),
                type.label(),
                type.plural());
    }

    /** What is computed of fields that go, and record types that are called by them. */
    private void needs() {
        for (EntityType type : List.copyOf(types.values())) {
            for (FieldType field : type.fields()) {
                if (field.is(FieldType.Flag.CUSTOM) && field.readable()) {
                    List<Violation> wrong = new ArrayList<>();
                    new ComputationChecks(metadata(), type, wrong).check(field);
                    wrong.forEach(fault -> refusals.add(new Refusal(
                            FieldPart.NAME, FieldContent.key(type.name(), field.name()), fault.code(), fault.args())));
                }
            }
        }
        catalogue.entities().all().stream()
                .filter(entity -> entity.state() == CustomState.ACTIVE)
                .forEach(entity -> titled.putIfAbsent(entity.name(), entity.definition()));
    }

    private void title(String entity, EntityDefinition definition) {
        EntityType type = types.get(entity);
        if (type == null) {
            refusals.add(new Refusal(EntityPart.NAME, entity, StandardError.NO_SUCH_ENTITY, List.of(entity)));
            return;
        }
        EntityChecks checks = new EntityChecks(definitions);
        checks.check(definition, type.fields());
        checks.wrong().forEach(fault -> refusals.add(new Refusal(EntityPart.NAME, entity, fault.code(), fault.args())));
    }
}
