package org.kartera.web.internal.brand;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.kartera.platform.Callers;
import org.kartera.platform.CrmException;
import org.kartera.platform.Messages;
import org.kartera.platform.StandardError;
import org.kartera.platform.configuration.ConfigurationChange;
import org.kartera.platform.configuration.ConfigurationChange.Manner;
import org.kartera.platform.configuration.ConfigurationItem;
import org.kartera.platform.configuration.ConfigurationPart;
import org.kartera.platform.configuration.ConfigurationPlan;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The company's logo in configuration packages: the picture in base 64 (RFC 4648), under the one key {@code logo}. */
@Component(service = ConfigurationPart.class)
public final class LogoPart implements ConfigurationPart {
    private static final String NAME = "logo";

    private final Logos logos;
    private final Messages messages;
    private final Callers callers;

    @Activate
    public LogoPart(@Reference Logos logos, @Reference Messages messages, @Reference Callers callers) {
        this.logos = logos;
        this.messages = messages;
        this.callers = callers;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int place() {
        return 60;
    }

    @Override
    public boolean layered() {
        return false;
    }

    @Override
    public List<ConfigurationItem> items() {
        return logos.current().stream()
                .map(logo -> new ConfigurationItem(NAME, null, false, false, content(logo.bytes())))
                .toList();
    }

    private static Object content(byte[] picture) {
        return Map.of("picture", Base64.getEncoder().encodeToString(picture));
    }

    @Override
    public String label(String key, Object content) {
        return messages.text(LogoPart.class, callers.current().locale(), "configuration." + NAME);
    }

    @Override
    public Object read(String key, Object content) {
        if (!key.equals(NAME)) {
            throw CrmException.invalid(key, StandardError.UNKNOWN_FIELD);
        }
        byte[] picture = picture(content);
        Logos.checked(picture);
        return content(picture);
    }

    private static byte[] picture(Object content) {
        if (content instanceof Map<?, ?> object && object.get("picture") instanceof String text) {
            try {
                return Base64.getDecoder().decode(text);
            } catch (IllegalArgumentException e) {
                throw CrmException.invalid("picture", StandardError.WRONG_FORMAT);
            }
        }
        throw CrmException.invalid("picture", StandardError.REQUIRED);
    }

    @Override
    public void put(ConfigurationPlan plan, ConfigurationChange change) {
        if (change.manner() == Manner.TAKE && change.after() != null) {
            logos.change(picture(change.after()));
        }
    }

    @Override
    public void remove(String key, String pack) {
        logos.remove();
    }
}
