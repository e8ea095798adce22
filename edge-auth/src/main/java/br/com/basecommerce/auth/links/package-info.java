/** One-time links by which a person sets the first or a new password. */
@NullMarked
package br.com.basecommerce.auth.links;

import org.jspecify.annotations.NullMarked;
