package org.kartera.platform.configuration;

import org.jspecify.annotations.Nullable;

/**
 * One thing of this installation that a package may carry.
 *
 * @param key by which packages name it: made of names that people gave, never of ids
 * @param pack the package whose it is; null where an administrator made it, or where nobody keeps that
 * @param overlaid an administrator's lies over the package's; what is in force is the administrator's
 * @param retired it is out of use; such things are no part of an export
 * @param content a JSON value (maps, lists, texts, numbers, truth values) in the one form in which equal things are equal
 */
public record ConfigurationItem(String key, @Nullable String pack, boolean overlaid, boolean retired, Object content) {}
