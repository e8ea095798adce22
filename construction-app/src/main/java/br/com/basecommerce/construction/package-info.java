/** Customers, catalogue, quotes, orders and stock of building-material stores: one package for each feature. */
@NullMarked
package br.com.basecommerce.construction;

import org.jspecify.annotations.NullMarked;
