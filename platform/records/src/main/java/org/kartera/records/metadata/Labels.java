package org.kartera.records.metadata;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.Messages;

/**
 * What people call record types, fields, choices and actions. The keys in a module's catalogue: {@code <noun>}, {@code <noun>.plural},
 * {@code <noun>.<field>}, {@code <noun>.<field>.<choice>}, {@code <noun>.action.<action>}, {@code <noun>.action.<action>.<parameter>}; of the fields that every
 * record has {@code record.<field>} in the kernel's own. What an admin made has words of its own.
 */
public final class Labels {
    private final Messages messages;

    public Labels(Messages messages) {
        this.messages = messages;
    }

    public String entity(EntityType type, Locale locale) {
        return type.label().in(locale).orElseGet(() -> messages.text(type.javaType(), locale, type.noun()));
    }

    public String plural(EntityType type, Locale locale) {
        return type.plural()
                .in(locale)
                .orElseGet(() -> messages.text(type.javaType(), locale, type.noun() + ".plural"));
    }

    public String field(EntityType type, FieldType field, Locale locale) {
        return field.words() instanceof Wording.Catalogue catalogue
                ? messages.text(catalogue.origin(), locale, key(type, field))
                : own(field.words(), locale, field.name());
    }

    /** What people are told about it; empty where there is nothing to tell. */
    public String help(FieldType field, Locale locale) {
        return field.details().help().in(locale).orElse("");
    }

    public String choice(EntityType type, FieldType field, Choice choice, Locale locale) {
        if (choice.words() == null && field.words() instanceof Wording.Catalogue catalogue) {
            return messages.text(catalogue.origin(), locale, key(type, field) + "." + choice.value());
        }
        return own(choice.words(), locale, choice.value());
    }

    private static String own(@Nullable Wording words, Locale locale, String name) {
        return words instanceof Wording.Own own ? own.in(locale).orElse(name) : name;
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
