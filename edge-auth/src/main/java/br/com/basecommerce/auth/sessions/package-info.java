/** Signed-in browsers: opened at sign-in, found by their cookie, ended by logout or by others. */
@NullMarked
package br.com.basecommerce.auth.sessions;

import org.jspecify.annotations.NullMarked;
