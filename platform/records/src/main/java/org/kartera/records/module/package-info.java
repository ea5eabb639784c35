/** What modules there are, and how they fare. For the kernel's bundles only. */
@Export
@Version("1.2.0")
@NullMarked
package org.kartera.records.module;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
