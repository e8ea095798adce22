/** Opens a new store, ready for its first administrator. */
@NullMarked
package br.com.basecommerce.auth.opening;

import org.jspecify.annotations.NullMarked;
