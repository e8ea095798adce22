/** The event streams in Redis: their names, their groups, the way to them. */
@NullMarked
package br.com.basecommerce.common.streams;

import org.jspecify.annotations.NullMarked;
