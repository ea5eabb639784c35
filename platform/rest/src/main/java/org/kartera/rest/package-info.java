/** The REST gateway. Exports nothing: modules bring resources with {@link org.kartera.platform.rest.RestResource}, bundles of the platform as said in the README. */
@NullMarked
package org.kartera.rest;

import org.jspecify.annotations.NullMarked;
