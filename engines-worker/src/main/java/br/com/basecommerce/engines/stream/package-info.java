/** Reads the events of the stream and gives each engine its own, exactly once in effect. */
@NullMarked
package br.com.basecommerce.engines.stream;

import org.jspecify.annotations.NullMarked;
