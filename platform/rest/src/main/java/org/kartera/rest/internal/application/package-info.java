/** The Jersey applications: one for the platform, one for each module that brings resources. */
@NullMarked
package org.kartera.rest.internal.application;

import org.jspecify.annotations.NullMarked;
