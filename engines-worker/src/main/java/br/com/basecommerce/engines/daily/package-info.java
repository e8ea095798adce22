/** Moves every store's engines into the new day, and rebuilds their results on command. */
@NullMarked
package br.com.basecommerce.engines.daily;

import org.jspecify.annotations.NullMarked;
