@NullMarked
package org.kartera.records.internal.organisation;

import org.jspecify.annotations.NullMarked;
