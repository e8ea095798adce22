/** The way in: e-mail and password against guessing. */
@NullMarked
package br.com.basecommerce.auth.signin;

import org.jspecify.annotations.NullMarked;
