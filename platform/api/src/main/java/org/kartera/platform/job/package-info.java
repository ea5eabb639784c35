/** Durable background work. */
@Export
@Version("1.0.0")
@NullMarked
package org.kartera.platform.job;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
