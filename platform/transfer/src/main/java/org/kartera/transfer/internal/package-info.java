/** Imports, step by step: bytes to text, text to rows, rows to mutations, mutations to records. */
@NullMarked
package org.kartera.transfer.internal;

import org.jspecify.annotations.NullMarked;
