package org.kartera.rest.internal.metadata;

import java.util.Locale;
import org.kartera.platform.Messages;
import org.kartera.platform.record.CrmRecord;
import org.kartera.records.metadata.ActionType;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.FieldType.Flag;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What people call record types, fields, choices and actions. Keys of a module's catalogue: {@code deal}, {@code deal.plural}, {@code deal.stage},
 * {@code deal.status.won}, {@code deal.action.win}, {@code deal.action.win.closedOn}. Where a catalogue has nothing, the name itself.
 */
@Component(service = Labels.class)
public final class Labels {
    private static final String STANDARD = "record";

    private final Messages messages;

    @Activate
    public Labels(@Reference Messages messages) {
        this.messages = messages;
    }

    /** One record: {@code Deal}. */
    public String entity(EntityType type, Locale locale) {
        return text(type.javaType(), locale, type.noun(), type.noun());
    }

    /** Several: {@code Deals}. */
    public String plural(EntityType type, Locale locale) {
        return text(type.javaType(), locale, type.noun() + ".plural", type.noun());
    }

    /** The field of that name, a path such as {@code emails[1].value} included; the name where there is no such field. */
    public String field(EntityType type, String path, Locale locale) {
        int bracket = path.indexOf('[');
        FieldType field = type.field(bracket < 0 ? path : path.substring(0, bracket));
        return field == null ? path : field(type, field, locale);
    }

    /** A field. */
    public String field(EntityType type, FieldType field, Locale locale) {
        return text(origin(field), locale, key(type, field), field.name());
    }

    /** A value of a choice. */
    public String choice(EntityType type, FieldType field, String value, Locale locale) {
        return text(origin(field), locale, key(type, field) + "." + value, value);
    }

    /** An action. */
    public String action(EntityType type, ActionType action, Locale locale) {
        return text(action.origin(), locale, type.noun() + ".action." + action.name(), action.name());
    }

    /** A parameter of an action. */
    public String parameter(EntityType type, ActionType action, FieldType parameter, Locale locale) {
        String key = type.noun() + ".action." + action.name() + "." + parameter.name();
        return text(action.origin(), locale, key, parameter.name());
    }

    /** A value of a choice that an action takes: as the field's of the same name, where there is one. */
    public String parameterChoice(EntityType type, FieldType parameter, String value, Locale locale) {
        String key = type.noun() + "." + parameter.name() + "." + value;
        return text(type.javaType(), locale, key, value);
    }

    private static Class<?> origin(FieldType field) {
        return field.is(Flag.STANDARD) ? CrmRecord.class : field.origin();
    }

    private static String key(EntityType type, FieldType field) {
        return (field.is(Flag.STANDARD) ? STANDARD : type.noun()) + "." + field.name();
    }

    private String text(Class<?> origin, Locale locale, String key, String otherwise) {
        String text = messages.text(origin, locale, key);
        return text.equals(key) ? otherwise : text;
    }
}
