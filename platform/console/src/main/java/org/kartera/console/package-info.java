/** The commands {@code kartera:*} of the server's console. Karaf makes a new object of a command for each call and fills its fields itself. */
@NullMarked
package org.kartera.console;

import org.jspecify.annotations.NullMarked;
