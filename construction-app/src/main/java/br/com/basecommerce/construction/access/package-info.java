/** Who comes in: the inner token becomes a user of a store, and each route asks for its permission. */
@NullMarked
package br.com.basecommerce.construction.access;

import org.jspecify.annotations.NullMarked;
