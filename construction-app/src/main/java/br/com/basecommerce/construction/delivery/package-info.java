/** How goods reach the customer: slices of an order, picking, hand-over, proof. */
@NullMarked
package br.com.basecommerce.construction.delivery;

import org.jspecify.annotations.NullMarked;
