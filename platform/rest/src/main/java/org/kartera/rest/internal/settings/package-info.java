/** The settings of the installation. */
@NullMarked
package org.kartera.rest.internal.settings;

import org.jspecify.annotations.NullMarked;
