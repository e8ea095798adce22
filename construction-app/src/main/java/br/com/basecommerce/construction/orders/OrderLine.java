package br.com.basecommerce.construction.orders;

import br.com.basecommerce.common.values.Money;
import br.com.basecommerce.common.values.Quantity;
import br.com.basecommerce.common.values.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was ordered of one item and what became of it; quantities in stock units. What was ordered never changes.
 *
 * @param position from 1
 * @param productId null for a free-text item
 * @param netTotal after both discounts, without freight
 */
public record OrderLine(UUID id, int position, @Nullable UUID productId, Unit stockUnit, Quantity ordered,
        Quantity delivered,
        Quantity returned, Quantity closed, Money netTotal, @Nullable UUID suggestionId) {

    /** Still to be handed over. */
    public Quantity balance() {
        return ordered.minus(delivered).minus(closed);
    }

    /**
     * The part of the net total that belongs to the next goods handed over: what is due for everything delivered by then,
     * minus what was already told. So the parts of all hand-overs add up to the net total, whatever the rounding.
     */
    public Money shareOf(Quantity handedOver) {
        return dueFor(delivered.plus(handedOver)).minus(dueFor(delivered));
    }

    private Money dueFor(Quantity deliveredSoFar) {
        BigDecimal exact = netTotal.amount().multiply(deliveredSoFar.value())
                .divide(ordered.value(), 2, RoundingMode.HALF_UP);
        return new Money(exact);
    }

    OrderLine delivering(Quantity quantity) {
        return new OrderLine(id, position, productId, stockUnit, ordered, delivered.plus(quantity), returned, closed,
                netTotal,
                suggestionId);
    }

    OrderLine closing(Quantity quantity) {
        return new OrderLine(id, position, productId, stockUnit, ordered, delivered, returned, closed.plus(quantity),
                netTotal,
                suggestionId);
    }
}
