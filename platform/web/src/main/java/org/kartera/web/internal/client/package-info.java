/** The files of the web client, as browsers get them. */
@NullMarked
package org.kartera.web.internal.client;

import org.jspecify.annotations.NullMarked;
