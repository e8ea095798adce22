/** Confirmed sales: lines with their balance, reservations, closing and cancelling. */
@NullMarked
package br.com.basecommerce.construction.orders;

import org.jspecify.annotations.NullMarked;
