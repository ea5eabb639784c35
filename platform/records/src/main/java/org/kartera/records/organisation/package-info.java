/** What administrators say of their company beyond plain settings. For the kernel's bundles only. */
@Export
@Version("1.0.0")
@NullMarked
package org.kartera.records.organisation;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
