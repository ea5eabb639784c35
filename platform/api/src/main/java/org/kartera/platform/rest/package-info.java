/** REST resources for what is no record. */
@Export
@Version("1.0.0")
@NullMarked
package org.kartera.platform.rest;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
