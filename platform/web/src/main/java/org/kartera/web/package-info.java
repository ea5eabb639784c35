/** The web client's server; nothing of it is exported. */
@NullMarked
package org.kartera.web;

import org.jspecify.annotations.NullMarked;
