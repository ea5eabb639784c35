package org.kartera.platform.configuration;

import java.util.List;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * One kind of things that configuration packages carry, such as custom fields or layouts. A service of whoever keeps them; packages with things of a kind that
 * nobody keeps are refused. People call it what the catalogue of its bundle has under {@code configuration.<name>}.
 *
 * <p>Called as the administrator who exports or applies, on any thread, outside a unit of work. What it throws is a {@link org.kartera.platform.CrmException}
 * that tells people what to do.
 */
@ConsumerType
public interface ConfigurationPart {
    /** Its name in packages; that of a module's is {@code <module>.<things>}. Stable. */
    String name();

    /** Parts of lower places are applied first, those of the kernel from 10 on, those of modules from 100 on. */
    int place();

    /** Whether things know the package whose they are. Where they do not, withdrawing a package takes away what is as the package has it. */
    default boolean layered() {
        return true;
    }

    /** All there are, in the order in which a package has them: the same things always in the same order. */
    List<ConfigurationItem> items();

    /** What people call a thing, there or only in a package, in the language of the current caller. */
    String label(String key, Object content);

    /** {@code content} of a package in the one form; 422 {@code invalid-fields} with all that is wrong with it by itself. */
    Object read(String key, Object content);

    /** Names of the modules without which the thing makes no sense; none unless said otherwise. */
    default Set<String> modules(String key, Object content) {
        return Set.of();
    }

    /**
     * What stands in the way of the things of this part in {@code plan}, looked at together with all others. Changes nothing. Nothing where all that can be
     * wrong was found by {@link #read}.
     */
    default List<Refusal> check(ConfigurationPlan plan) {
        return List.of();
    }

    /** The things that {@code plan} takes, in an order in which each finds what it needs. */
    default List<ConfigurationChange> inOrder(ConfigurationPlan plan) {
        return plan.of(name(), ConfigurationChange.Manner.TAKE);
    }

    /** Does {@code change}, which is one of this part in {@code plan}; what has been done already is left as it is. Never {@code REMOVE}. */
    void put(ConfigurationPlan plan, ConfigurationChange change);

    /** Completes what was {@link #put}, after all things of all parts were. */
    default void complete(ConfigurationPlan plan, ConfigurationChange change) {}

    /** Takes a thing out of use, as far as it is the package's; without effect where there is none. No record loses a value by it. */
    void remove(String key, String pack);

    /** How many records have a value in the thing, for who is asked whether it may go. */
    default long values(String key) {
        return 0;
    }
}
