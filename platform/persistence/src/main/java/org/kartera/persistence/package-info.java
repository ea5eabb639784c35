/** The database: one pool, one unit of work over all modules, their units and their migrations. For the kernel's bundles only. */
@Export
@Version("1.0.0")
@NullMarked
package org.kartera.persistence;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
