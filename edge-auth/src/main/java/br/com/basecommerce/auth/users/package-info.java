/** The people of a store, their roles and passwords. */
@NullMarked
package br.com.basecommerce.auth.users;

import org.jspecify.annotations.NullMarked;
