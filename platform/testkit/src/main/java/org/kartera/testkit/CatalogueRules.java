package org.kartera.testkit;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kartera.platform.ErrorCode;
import org.kartera.records.metadata.ActionType;
import org.kartera.records.metadata.Choice;
import org.kartera.records.metadata.EntityType;
import org.kartera.records.metadata.FieldType;
import org.kartera.records.metadata.FieldType.Flag;
import org.kartera.records.metadata.Metadata;
import org.kartera.records.metadata.Wording;

/** What the catalogues of a module must have: a text for everything that people see, in English and in Spanish. */
final class CatalogueRules {
    private static final String BASE = "KARTERA-INF/i18n/messages";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d+");

    private final BuiltModule module;
    private final Metadata metadata;
    private final Set<String> others;

    /** {@code others} are keys that something else in the module names. */
    CatalogueRules(BuiltModule module, Metadata metadata, Set<String> others) {
        this.module = module;
        this.metadata = metadata;
        this.others = others;
    }

    /** What is missing, one line each, ready to be completed. */
    List<String> broken() {
        List<String> broken = new ArrayList<>();
        Properties english = read("");
        Properties spanish = read("_es");
        Set<String> wanted = wanted();
        missing(wanted, english, BASE + ".properties", broken);
        wanted.addAll(english.stringPropertyNames());
        missing(wanted, spanish, BASE + "_es.properties", broken);
        missing(spanish.stringPropertyNames(), english, BASE + ".properties", broken);
        for (String key : english.stringPropertyNames()) {
            String translated = spanish.getProperty(key);
            if (translated != null && !placeholders(english.getProperty(key)).equals(placeholders(translated))) {
                broken.add("The texts of " + key + " have other placeholders in English than in Spanish.");
            }
        }
        return broken;
    }

    private static void missing(Set<String> wanted, Properties texts, String file, List<String> broken) {
        List<String> lines = new TreeSet<>(wanted)
                .stream()
                        .filter(key -> texts.getProperty(key, "").isBlank())
                        .map(key -> key + " = ")
                        .toList();
        if (!lines.isEmpty()) {
            broken.add("Complete " + file + ":\n" + String.join("\n", lines));
        }
    }

    private Set<String> wanted() {
        Set<String> keys = new TreeSet<>(Set.of("module", "module.description"));
        keys.addAll(others);
        for (EntityType type : metadata.entities().values()) {
            if (type.module().equals(module.name())) {
                keys.add(type.noun());
                keys.add(type.noun() + ".plural");
            }
            for (FieldType field : type.fields()) {
                if (!field.is(Flag.STANDARD) && !field.is(Flag.INTERNAL) && mine(field)) {
                    field(
                            keys,
                            type.noun() + "."
                                    + field.name().substring(field.name().indexOf('.') + 1),
                            field);
                }
            }
            for (ActionType action : type.actions()) {
                if (mine(action.origin())) {
                    String key = type.noun() + ".action." + action.name();
                    keys.add(key);
                    action.parameters().forEach(parameter -> field(keys, key + "." + parameter.name(), parameter));
                }
            }
        }
        for (ErrorCode code : CodeRules.errors(module)) {
            keys.add("error." + code.code());
        }
        return keys;
    }

    private static void field(Set<String> keys, String key, FieldType field) {
        keys.add(key);
        for (Choice choice : field.choices()) {
            keys.add(key + "." + choice.value());
        }
    }

    private boolean mine(FieldType field) {
        return field.words() instanceof Wording.Catalogue catalogue && mine(catalogue.origin());
    }

    private boolean mine(Class<?> origin) {
        return origin.getPackageName().startsWith(module.symbolicName());
    }

    private static Set<String> placeholders(String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = PLACEHOLDER.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }

    private Properties read(String suffix) {
        Properties texts = new Properties();
        URL file = module.file(BASE + suffix + ".properties").orElse(null);
        if (file != null) {
            try (Reader reader = new InputStreamReader(file.openStream(), StandardCharsets.UTF_8)) {
                texts.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return texts;
    }
}
