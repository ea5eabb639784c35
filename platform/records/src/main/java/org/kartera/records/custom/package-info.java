/** What administrators make of the installation while it runs: fields and record types of their own. For the kernel's bundles only. */
@Export
@Version("1.0.0")
@NullMarked
package org.kartera.records.custom;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
