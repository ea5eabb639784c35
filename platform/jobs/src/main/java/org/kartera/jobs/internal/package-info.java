@NullMarked
package org.kartera.jobs.internal;

import org.jspecify.annotations.NullMarked;
