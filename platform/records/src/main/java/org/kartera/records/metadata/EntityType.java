package org.kartera.records.metadata;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.CrmException;
import org.kartera.platform.StandardError;
import org.kartera.platform.record.CrmRecord;
import org.kartera.platform.record.Trait;

/** A record type as it is now: immutable; a change of its fields makes another one. */
public final class EntityType {
    private static final Pattern CAPITAL = Pattern.compile("[A-Z]");

    private final String name;
    private final String table;
    private final Class<? extends CrmRecord> javaType;
    private final TitlePattern title;
    private final String icon;
    private final List<String> order;
    private final Set<Trait> traits;
    private final Map<String, FieldType> fields;
    private final List<CompanyAmount> companyAmounts;
    private final Map<String, ActionType> actions;
    private final Wording label;
    private final Wording plural;

    /** {@code order} as {@link org.kartera.platform.record.RecordType#order} has it, {@code fields} in the order of the REST contract, the standard ones first. */
    public EntityType(
            String name,
            Class<? extends CrmRecord> javaType,
            TitlePattern title,
            String icon,
            List<String> order,
            Set<Trait> traits,
            List<FieldType> fields,
            List<ActionType> actions) {
        this(
                name,
                javaType,
                title,
                icon,
                order,
                traits,
                fields,
                actions,
                new Wording.Catalogue(javaType),
                new Wording.Catalogue(javaType));
    }

    /** The same, with words of its own where those of its module's catalogue are not meant. */
    public EntityType(
            String name,
            Class<? extends CrmRecord> javaType,
            TitlePattern title,
            String icon,
            List<String> order,
            Set<Trait> traits,
            List<FieldType> fields,
            List<ActionType> actions,
            Wording label,
            Wording plural) {
        this.name = name;
        this.table = CAPITAL.matcher(name.replace('.', '_')).replaceAll("_$0").toLowerCase(Locale.ROOT);
        this.javaType = javaType;
        this.title = title;
        this.icon = icon;
        this.order = List.copyOf(order);
        this.traits = Set.copyOf(traits);
        this.fields = new LinkedHashMap<>();
        fields.forEach(field -> this.fields.put(field.name(), field));
        this.companyAmounts = this.fields.values().stream()
                .filter(CompanyAmount::has)
                .map(CompanyAmount::of)
                .toList();
        this.actions = new LinkedHashMap<>();
        actions.forEach(action -> this.actions.put(action.name(), action));
        this.label = label;
        this.plural = plural;
    }

    /** The full name, {@code pipeline.deal}. */
    public String name() {
        return name;
    }

    /** The module's name, {@code pipeline}. */
    public String module() {
        return name.substring(0, name.indexOf('.'));
    }

    /** The name within the module, {@code deal}. */
    public String noun() {
        return name.substring(name.indexOf('.') + 1);
    }

    /** The table, {@code pipeline_deal}; a noun of several words in snake_case. */
    public String table() {
        return table;
    }

    /** The class; {@link CrmRecord} itself where the module that brings it is not here. */
    public Class<? extends CrmRecord> javaType() {
        return javaType;
    }

    public TitlePattern title() {
        return title;
    }

    public String icon() {
        return icon;
    }

    /** What people call one. */
    public Wording label() {
        return label;
    }

    /** What they call several. */
    public Wording plural() {
        return plural;
    }

    /** The sort of lists that ask for none; empty: the newest first. */
    public List<String> order() {
        return order;
    }

    public boolean has(Trait trait) {
        return traits.contains(trait);
    }

    public Set<Trait> traits() {
        return traits;
    }

    public List<FieldType> fields() {
        return List.copyOf(fields.values());
    }

    /** What is kept beside each field of money, in the order of the fields. */
    public List<CompanyAmount> companyAmounts() {
        return companyAmounts;
    }

    /** All that the table holds of a record beside id, version, title and the recycle bin: the fields, and what is kept beside them. */
    public List<FieldType> stored() {
        return Stream.concat(
                        fields.values().stream(), companyAmounts.stream().flatMap(amount -> amount.fields().stream()))
                .toList();
    }

    /** The field of that name, readable or not; null where there is none. */
    public @Nullable FieldType field(String fieldName) {
        return fields.get(fieldName);
    }

    /** The field of that name, or the {@link StandardFields standard column} that a filter or sort may name; null where there is none. */
    public @Nullable FieldType queryable(String fieldName) {
        FieldType field = fields.get(fieldName);
        return field == null ? StandardFields.queryable(fieldName) : field;
    }

    public List<ActionType> actions() {
        return List.copyOf(actions.values());
    }

    /** The action of that name; 404 {@code no-such-action}. */
    public ActionType action(String actionName) {
        return Optional.ofNullable(actions.get(actionName))
                .orElseThrow(() -> new CrmException(StandardError.NO_SUCH_ACTION, actionName, name));
    }

    /** This record type with more fields, as a mixin adds them; one of a name that is there already takes its place. */
    public EntityType withFields(List<FieldType> added) {
        List<FieldType> all = new ArrayList<>(fields.values());
        all.addAll(added);
        return new EntityType(name, javaType, title, icon, order, traits, all, actions(), label, plural);
    }

    /** This record type, called otherwise and with another icon. */
    public EntityType called(Wording otherLabel, Wording otherPlural, String otherIcon) {
        return new EntityType(
                name, javaType, title, otherIcon, order, traits, fields(), actions(), otherLabel, otherPlural);
    }

    /** This record type with more actions; one of a name that is there already takes its place. */
    public EntityType withActions(List<ActionType> added) {
        List<ActionType> all = new ArrayList<>(actions.values());
        all.addAll(added);
        return new EntityType(name, javaType, title, icon, order, traits, fields(), all, label, plural);
    }

    @Override
    public String toString() {
        return name;
    }
}
