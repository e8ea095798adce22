/** What lies in the yard: levels, movements, reservations, availability. */
@NullMarked
package br.com.basecommerce.construction.stock;

import org.jspecify.annotations.NullMarked;
