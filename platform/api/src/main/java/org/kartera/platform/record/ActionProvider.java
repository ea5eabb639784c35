package org.kartera.platform.record;

import org.osgi.annotation.versioning.ConsumerType;

/** Marks a DS component whose methods with {@link Action} are steps of record types. */
@ConsumerType
public interface ActionProvider {}
