/** Tells the engines again how everything stands, for one that starts late or has to be repaired. */
@NullMarked
package br.com.basecommerce.construction.snapshot;

import org.jspecify.annotations.NullMarked;
