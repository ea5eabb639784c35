package org.kartera.records.internal.configuration;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kartera.platform.CrmException;
import org.kartera.platform.configuration.ConfigurationChange;
import org.kartera.platform.configuration.ConfigurationChange.Manner;
import org.kartera.platform.configuration.ConfigurationItem;
import org.kartera.platform.configuration.ConfigurationPart;
import org.kartera.platform.configuration.ConfigurationPlan;
import org.kartera.platform.configuration.Refusal;
import org.kartera.records.configuration.Choices;
import org.kartera.records.configuration.ConfigurationError;
import org.kartera.records.configuration.ConfigurationPackage;
import org.kartera.records.configuration.Difference;
import org.kartera.records.configuration.Difference.Change;
import org.kartera.records.configuration.Difference.Choice;
import org.kartera.records.configuration.Difference.Item;
import org.kartera.records.configuration.SemanticVersion;
import org.kartera.records.internal.custom.PackageChangeLog;

/** Looks at a package as it would be applied here, at one moment. Used once, by one thread. */
final class Assessment {
    private final List<ConfigurationPart> parts;
    private final ConfigurationPackage pack;
    private final @Nullable ConfigurationPackage basis;
    private final Choices choices;
    private final List<Refusal> refusals = new ArrayList<>();
    private final List<Item> items = new ArrayList<>();
    private final List<ConfigurationChange> changes = new ArrayList<>();

    /** {@code basis} is the package as it was applied here last; null where it was not. */
    Assessment(
            List<ConfigurationPart> parts,
            ConfigurationPackage given,
            @Nullable ConfigurationPackage basis,
            Choices choices) {
        this.parts = parts;
        this.basis = basis;
        this.choices = choices;
        this.pack = normal(given);
        parts.forEach(this::compare);
    }

    /** The package with each thing in the one form; what has none is refused and left out. */
    private ConfigurationPackage normal(ConfigurationPackage given) {
        Map<String, Map<String, Object>> known = new LinkedHashMap<>();
        given.parts().keySet().stream()
                .filter(name -> parts.stream().noneMatch(part -> part.name().equals(name)))
                .forEach(name -> refuse(ConfigurationError.PACKAGE_PART_UNKNOWN, name));
        for (ConfigurationPart part : parts) {
            Map<String, Object> things = new LinkedHashMap<>();
            given.things(part.name()).forEach((key, content) -> {
                try {
                    things.put(key, part.read(key, content));
                } catch (CrmException refused) {
                    Refusal.of(part.name(), key, refused).forEach(refusals::add);
                }
            });
            if (!things.isEmpty()) {
                known.put(part.name(), things);
            }
        }
        return new ConfigurationPackage(given.manifest(), known);
    }

    private void refuse(ConfigurationError code, Object... args) {
        refusals.add(new Refusal("", "", code, List.of(args)));
    }

    private void compare(ConfigurationPart part) {
        Map<String, ConfigurationItem> ours =
                part.items().stream().collect(Collectors.toMap(ConfigurationItem::key, Function.identity()));
        Map<String, Object> before = basis == null ? Map.of() : basis.things(part.name());
        Set<String> keys = new LinkedHashSet<>(pack.things(part.name()).keySet());
        keys.addAll(before.keySet());
        for (String key : keys) {
            Object theirs = pack.thing(part.name(), key);
            ConfigurationItem here = ours.get(key);
            Change change = Comparison.of(pack.manifest().name(), part.layered(), before.get(key), here, theirs);
            if (change != null) {
                Choice choice = change.open() ? choices.of(part.name(), key) : Choice.THEIRS;
                Manner manner = Comparison.manner(change, choice, theirs == null);
                if (manner != null) {
                    changes.add(
                            new ConfigurationChange(part.name(), key, manner, manner == Manner.REMOVE ? null : theirs));
                }
                items.add(item(part, key, change, choice, here, theirs));
            }
        }
    }

    private static Item item(
            ConfigurationPart part,
            String key,
            Change change,
            Choice choice,
            @Nullable ConfigurationItem here,
            @Nullable Object theirs) {
        Object before = here == null || here.retired() ? null : here.content();
        Object shown = theirs == null && here != null ? here.content() : Objects.requireNonNullElse(theirs, Map.of());
        return new Item(
                part.name(),
                key,
                part.label(key, shown),
                change,
                choice,
                before,
                theirs,
                change == Change.SAME ? List.of() : Lines.of(before, theirs));
    }

    /** Refuses an earlier version than the {@code applied} one, unless {@code older} ones are wanted. */
    Assessment inOrder(@Nullable SemanticVersion applied, boolean older) {
        SemanticVersion version = pack.manifest().version();
        if (applied != null && version.compareTo(applied) < 0 && !older) {
            refuse(ConfigurationError.PACKAGE_OLDER, version.toString(), applied.toString());
        }
        return this;
    }

    /** Refuses a change log that says something else than the definitions, where these can be read. */
    Assessment agreeing(String changeLog) {
        if (refusals.isEmpty()) {
            try {
                PackageChangeLog.check(changeLog, pack);
            } catch (CrmException differs) {
                Refusal.of("", "", differs).forEach(refusals::add);
            }
        }
        return this;
    }

    /** Refuses what this installation cannot do, {@code here} being what there is. */
    Assessment possible(Requirements here) {
        Set<String> modules = new TreeSet<>();
        for (ConfigurationPart part : parts) {
            pack.things(part.name()).forEach((key, content) -> modules.addAll(part.modules(key, content)));
        }
        refusals.addAll(here.unmet(pack.manifest().needs(), modules));
        if (refusals.isEmpty()) {
            ConfigurationPlan plan = new ConfigurationPlan(pack.manifest().name(), changes);
            parts.forEach(part -> refusals.addAll(part.check(plan)));
        }
        return this;
    }

    Difference difference(@Nullable SemanticVersion applied) {
        return new Difference(pack.manifest(), items, refusals, applied, digest());
    }

    ConfigurationPackage pack() {
        return pack;
    }

    /** What is done, in the order in which it is: what is taken, what is laid below, what goes. */
    List<ConfigurationChange> steps() {
        ConfigurationPlan plan = new ConfigurationPlan(pack.manifest().name(), changes);
        List<ConfigurationChange> steps = new ArrayList<>();
        parts.forEach(part -> steps.addAll(part.inOrder(plan)));
        parts.forEach(part -> steps.addAll(plan.of(part.name(), Manner.BENEATH)));
        for (ConfigurationPart part : parts) {
            List<ConfigurationChange> going = new ArrayList<>(plan.of(part.name(), Manner.REMOVE));
            Collections.reverse(going);
            steps.addAll(going);
        }
        return steps;
    }

    private String digest() {
        List<Object> seen = new ArrayList<>();
        seen.add(PackageJson.write(pack));
        for (Item item : items) {
            Map<String, @Nullable Object> each = new HashMap<>();
            each.put("part", item.part());
            each.put("key", item.key());
            each.put("change", item.change().name());
            each.put("before", item.before());
            seen.add(each);
        }
        try {
            byte[] text = Canonical.text(seen).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
