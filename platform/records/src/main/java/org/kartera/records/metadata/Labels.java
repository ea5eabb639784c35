package org.kartera.records.metadata;

import java.util.List;
import java.util.Locale;
import org.kartera.platform.Messages;

/**
 * What people call record types, fields, choices and actions. The keys in a module's catalogue: {@code <noun>}, {@code <noun>.plural},
 * {@code <noun>.<field>}, {@code <noun>.<field>.<choice>}, {@code <noun>.action.<action>}, {@code <noun>.action.<action>.<parameter>}; of the fields that every
 * record has {@code record.<field>} in the kernel's own. What an admin made has words of its own,
 * and what was laid over a module's words takes their place.
 */
public final class Labels {
    /** Tags of the languages in which the catalogues of modules are. */
    public static final List<String> LANGUAGES = List.of("en", "es");

    private final Messages messages;

    public Labels(Messages messages) {
        this.messages = messages;
    }

    public String entity(EntityType type, Locale locale) {
        return text(type.label(), locale, type.noun(), type.noun());
    }

    public String plural(EntityType type, Locale locale) {
        return text(type.plural(), locale, type.noun() + ".plural", type.noun());
    }

    public String field(EntityType type, FieldType field, Locale locale) {
        return text(field.words(), locale, key(type, field), field.name());
    }

    /** What people are told about it; empty where there is nothing to tell. */
    public String help(FieldType field, Locale locale) {
        return field.details().help().in(locale).orElse("");
    }

    public String choice(EntityType type, FieldType field, Choice choice, Locale locale) {
        Wording declared =
                field.words().catalogue().<Wording>map(Wording.Catalogue::new).orElse(Wording.Own.NONE);
        Wording words = choice.words() == null ? declared : choice.words();
        return text(words, locale, key(type, field) + "." + choice.value(), choice.value());
    }

    /** In a catalogue the text under {@code key}; {@code name} where words of their own are in no language at all. */
    private String text(Wording words, Locale locale, String key, String name) {
        if (words instanceof Wording.Catalogue catalogue) {
            return messages.text(catalogue.origin(), locale, key);
        } else if (words instanceof Wording.Over over) {
            return over.words().only(locale).orElseGet(() -> text(over.below(), locale, key, name));
        }
        return ((Wording.Own) words).in(locale).orElse(name);
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
