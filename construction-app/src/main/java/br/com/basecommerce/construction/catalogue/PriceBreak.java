package br.com.basecommerce.construction.catalogue;

import br.com.basecommerce.common.values.Money;
import br.com.basecommerce.common.values.Quantity;

/** A lower price from a quantity of price units on. */
record PriceBreak(Quantity minQuantity, Money price) {}
