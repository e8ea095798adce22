package br.com.basecommerce.common.web.page;

import br.com.basecommerce.common.values.Money;

/** One line of a document's sums; a strong one stands out. */
public record Sum(String text, Money amount, boolean strong) {}
