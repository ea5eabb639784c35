/** The description of the interface, made from the metadata. */
@NullMarked
package org.kartera.rest.internal.openapi;

import org.jspecify.annotations.NullMarked;
