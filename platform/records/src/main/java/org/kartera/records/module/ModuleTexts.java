package org.kartera.records.module;

/**
 * What people call a module, in one language.
 *
 * @param label its name: {@code module} in its catalogue
 * @param description what it is for: {@code module.description}; empty where nobody has said
 */
public record ModuleTexts(String label, String description) {}
