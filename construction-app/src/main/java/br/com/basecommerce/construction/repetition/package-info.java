/** A creation that is sent twice happens once. */
@NullMarked
package br.com.basecommerce.construction.repetition;

import org.jspecify.annotations.NullMarked;
