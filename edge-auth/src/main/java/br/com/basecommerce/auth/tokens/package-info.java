/** Credentials for programs that use the REST interface. */
@NullMarked
package br.com.basecommerce.auth.tokens;

import org.jspecify.annotations.NullMarked;
