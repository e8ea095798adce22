/** The keys that sign inner tokens, and the tokens themselves. */
@NullMarked
package br.com.basecommerce.auth.keys;

import org.jspecify.annotations.NullMarked;
