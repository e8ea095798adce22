package br.com.basecommerce.common.events;

import br.com.basecommerce.common.values.Money;
import br.com.basecommerce.common.values.Quantity;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One catalogue line of a quote.
 *
 * @param quantity stock units
 * @param netTotal after both discounts, without freight
 * @param suggestionId the suggestion it came from
 */
public record QuotedItem(int line, UUID productId, Quantity quantity, Money netTotal, @Nullable UUID suggestionId) {}
