/** Measures a machine: a server of its own on a throw-away database, a data set, and the requests that people's days are made of. */
@NullMarked
package org.kartera.benchmark;

import org.jspecify.annotations.NullMarked;
