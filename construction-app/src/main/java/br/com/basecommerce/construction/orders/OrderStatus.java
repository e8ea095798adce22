package br.com.basecommerce.construction.orders;

import br.com.basecommerce.common.values.Quantity;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Where an order stands; never set by hand but derived from its lines and deliveries ({@code product.md} section 8). */
public enum OrderStatus {

    PENDING,
    PREPARING,
    OUT_FOR_DELIVERY,
    PARTIALLY_DELIVERED,
    DELIVERED,
    CANCELLED;

    static OrderStatus derive(Collection<OrderLine> lines, DeliveryProgress progress) {
        boolean somethingDelivered = lines.stream().map(OrderLine::delivered).anyMatch(Quantity::isPositive);
        boolean balanceLeft = lines.stream().map(OrderLine::balance).anyMatch(Quantity::isPositive);
        if (!balanceLeft) {
            return somethingDelivered ? DELIVERED : CANCELLED;
        } else if (progress.onTheRoad()) {
            return OUT_FOR_DELIVERY;
        } else if (somethingDelivered) {
            return PARTIALLY_DELIVERED;
        } else {
            return progress.inPreparation() ? PREPARING : PENDING;
        }
    }

    /** Whether nothing can happen to the order any more but returns. */
    public boolean isFinal() {
        return this == DELIVERED || this == CANCELLED;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException when no status has that code */
    public static OrderStatus ofCode(String code) {
        return recognise(code).orElseThrow(() -> new IllegalArgumentException("no order status " + code));
    }

    static Optional<OrderStatus> recognise(String code) {
        return Arrays.stream(values()).filter(status -> status.code().equals(code)).findFirst();
    }
}
