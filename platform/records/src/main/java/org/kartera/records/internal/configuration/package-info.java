/** Exports, compares, applies and withdraws configuration packages. */
@NullMarked
package org.kartera.records.internal.configuration;

import org.jspecify.annotations.NullMarked;
