/**
 * The programs behind {@code bin/kartera}: {@link org.kartera.launcher.Server} prepares a data folder and starts Karaf
 * in it, {@link org.kartera.launcher.Client} talks to the server of a data folder.
 */
@NullMarked
package org.kartera.launcher;

import org.jspecify.annotations.NullMarked;
