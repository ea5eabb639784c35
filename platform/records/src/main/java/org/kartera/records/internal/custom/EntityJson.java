package org.kartera.records.internal.custom;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.StandardError;
import org.kartera.platform.Violation;
import org.kartera.platform.record.Trait;
import org.kartera.records.custom.CustomEntities;
import org.kartera.records.custom.CustomisationError;
import org.kartera.records.custom.EntityDefinition;
import org.kartera.records.json.ValueJson;

/** Definitions of record types as JSON, of the REST contract and of the database. */
public final class EntityJson {
    private static final Pattern NAME = Pattern.compile("custom\\.[a-z][a-zA-Z0-9]{0,39}");
    private static final Pattern ICON = Pattern.compile("[a-z0-9-]{1,40}");
    private static final int NAME_LENGTH = 130;
    private static final int TITLE_LENGTH = 200;
    private static final int MOST_SORTS = 3;
    private static final String DEFAULT_ICON = "square";

    private EntityJson() {}

    /** As the REST contract has it. */
    public static Map<String, @Nullable Object> write(EntityDefinition entity) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("name", entity.name());
        json.put("label", entity.label());
        json.put("plural", entity.plural());
        json.put("icon", entity.icon());
        json.put("title", entity.title());
        json.put(
                "traits",
                entity.traits().stream().sorted().map(ValueJson::choiceName).toList());
        json.put("order", entity.order());
        return json;
    }

    /** Whether it can be the name of an icon. */
    static boolean isIcon(String name) {
        return ICON.matcher(name).matches();
    }

    static String stored(EntityDefinition entity) {
        return DefinitionJson.text(write(entity));
    }

    /** What {@link #stored} wrote. */
    static EntityDefinition read(String stored) {
        List<Violation> wrong = new ArrayList<>();
        EntityDefinition entity = read(DefinitionJson.parsed(stored), name -> false, wrong);
        if (!wrong.isEmpty()) {
            throw new IllegalStateException("a stored record type makes no sense: " + wrong);
        }
        return entity;
    }

    /** The definition in {@code json}, its name made of the label where it has none; what is wrong with it is added to {@code wrong}. */
    static EntityDefinition read(
            Map<String, ? extends @Nullable Object> json, Predicate<String> taken, List<Violation> wrong) {
        Members members = new Members(json, "", wrong);
        Map<String, String> label = members.label("label");
        Map<String, String> plural = members.label("plural");
        if (label.isEmpty()) {
            members.reject("label", StandardError.REQUIRED);
        }
        String name = members.text("name", NAME_LENGTH);
        if (name == null && !label.isEmpty()) {
            String words = Objects.requireNonNullElse(
                    label.get("en"), label.values().iterator().next());
            String module = CustomEntities.MODULE + ".";
            name = module + Names.proposed(words, "entity", noun -> taken.test(module + noun));
        }
        String icon = Objects.requireNonNullElse(members.text("icon", NAME_LENGTH), DEFAULT_ICON);
        if (name != null && !NAME.matcher(name).matches()) {
            members.reject("name", CustomisationError.WRONG_NAME);
        }
        if (!isIcon(icon)) {
            members.reject("icon", StandardError.WRONG_FORMAT);
        }
        return new EntityDefinition(
                Objects.requireNonNullElse(name, ""),
                label,
                plural.isEmpty() ? label : plural,
                icon,
                Objects.requireNonNullElse(members.text("title", TITLE_LENGTH), ""),
                traits(members),
                members.texts("order", MOST_SORTS));
    }

    private static Set<Trait> traits(Members members) {
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        for (String name : members.texts("traits", Trait.values().length)) {
            Arrays.stream(Trait.values())
                    .filter(trait -> ValueJson.choiceName(trait).equals(name))
                    .findFirst()
                    .ifPresentOrElse(
                            traits::add,
                            () -> members.reject(
                                    "traits",
                                    StandardError.INVALID_CHOICE,
                                    name,
                                    String.join(
                                            ", ",
                                            Arrays.stream(Trait.values())
                                                    .map(ValueJson::choiceName)
                                                    .toList())));
        }
        return traits;
    }
}
