/** Configuration packages: what was made of one installation, ready for another. For the kernel's bundles only. */
@Export
@Version("1.0.0")
@NullMarked
package org.kartera.records.configuration;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
