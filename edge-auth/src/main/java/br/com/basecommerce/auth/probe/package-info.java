/** The user by which the smoke tests sign in. */
@NullMarked
package br.com.basecommerce.auth.probe;

import org.jspecify.annotations.NullMarked;
