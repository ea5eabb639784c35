/** The console's door: Karaf's realm with our own users. */
@NullMarked
package org.kartera.security.internal.console;

import org.jspecify.annotations.NullMarked;
