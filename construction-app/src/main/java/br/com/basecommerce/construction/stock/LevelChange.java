package br.com.basecommerce.construction.stock;

import br.com.basecommerce.common.values.Quantity;

/**
 * One change of a level.
 *
 * @param quantity signed change of the figure that the cause touches: reserved for reservations and releases, else on hand
 */
record LevelChange(StockCause cause, Quantity quantity) {}
