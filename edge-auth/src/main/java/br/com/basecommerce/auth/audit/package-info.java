/** Writes down every security event of a store, for good. */
@NullMarked
package br.com.basecommerce.auth.audit;

import org.jspecify.annotations.NullMarked;
