@NullMarked
package org.kartera.records.internal.custom;

import org.jspecify.annotations.NullMarked;
