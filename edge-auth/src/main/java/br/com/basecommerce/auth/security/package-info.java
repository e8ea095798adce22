/** Which routes of the service are open, and how the others are closed. */
@NullMarked
package br.com.basecommerce.auth.security;

import org.jspecify.annotations.NullMarked;
