package br.com.basecommerce.construction.catalogue;

import br.com.basecommerce.common.values.Money;
import br.com.basecommerce.construction.documents.PriceRule;

/** What the rules give for a product: a price per price unit, and which rule it comes from. */
public record RulePrice(Money price, PriceRule rule) {}
