/** The job engine, and what it needs of others. For the kernel's bundles only; modules see {@code org.kartera.platform.job}. */
@Export
@Version("1.0.0")
@NullMarked
package org.kartera.jobs;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
