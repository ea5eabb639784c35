/** The change feed, which is the audit log too. For the kernel's bundles only. */
@Export
@Version("1.0.0")
@NullMarked
package org.kartera.events;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
