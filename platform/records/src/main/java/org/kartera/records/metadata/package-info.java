/** What record types there are and what they are made of. For the kernel's bundles only. */
@Export
@Version("1.0.0")
@NullMarked
package org.kartera.records.metadata;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
