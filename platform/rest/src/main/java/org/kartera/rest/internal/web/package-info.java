/** What every request passes, and the servlets that are no resources. */
@NullMarked
package org.kartera.rest.internal.web;

import org.jspecify.annotations.NullMarked;
