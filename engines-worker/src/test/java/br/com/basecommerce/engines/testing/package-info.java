/** A store whose events go through the real engines into the real database. */
@NullMarked
package br.com.basecommerce.engines.testing;

import org.jspecify.annotations.NullMarked;
