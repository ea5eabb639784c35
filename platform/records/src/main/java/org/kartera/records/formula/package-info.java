/** The language of formulas, validations and visibility: what administrators write about fields. For the kernel's bundles only. */
@Export
@Version("1.0.0")
@NullMarked
package org.kartera.records.formula;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
