package br.com.basecommerce.construction.orders;

import br.com.basecommerce.common.values.Quantity;

/**
 * A rest that nobody will hand over.
 *
 * @param line position in the order
 * @param quantity stock units, above zero
 */
record ClosedBalance(int line, Quantity quantity, String reason) {}
