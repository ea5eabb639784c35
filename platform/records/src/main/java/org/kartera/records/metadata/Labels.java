package org.kartera.records.metadata;

import java.util.Locale;
import org.kartera.platform.Messages;

/**
 * What people call record types, fields, choices and actions. The keys in a module's catalogue: {@code <noun>}, {@code <noun>.plural},
 * {@code <noun>.<field>}, {@code <noun>.<field>.<choice>}, {@code <noun>.action.<action>}, {@code <noun>.action.<action>.<parameter>}; of the fields that every
 * record has {@code record.<field>} in the kernel's own.
 */
public final class Labels {
    private final Messages messages;

    public Labels(Messages messages) {
        this.messages = messages;
    }

    public String entity(EntityType type, Locale locale) {
        return messages.text(type.javaType(), locale, type.noun());
    }

    public String plural(EntityType type, Locale locale) {
        return messages.text(type.javaType(), locale, type.noun() + ".plural");
    }

    public String field(EntityType type, FieldType field, Locale locale) {
        return messages.text(field.origin(), locale, key(type, field));
    }

    public String choice(EntityType type, FieldType field, Choice choice, Locale locale) {
        return messages.text(field.origin(), locale, key(type, field) + "." + choice.value());
    }

    public String action(EntityType type, ActionType action, Locale locale) {
        return messages.text(action.origin(), locale, type.noun() + ".action." + action.name());
    }

    public String parameter(EntityType type, ActionType action, FieldType parameter, Locale locale) {
        return messages.text(
                action.origin(), locale, type.noun() + ".action." + action.name() + "." + parameter.name());
    }

    private static String key(EntityType type, FieldType field) {
        String owner = field.is(FieldType.Flag.STANDARD) ? "record" : type.noun();
        return owner + "." + field.name().substring(field.name().indexOf('.') + 1);
    }
}
