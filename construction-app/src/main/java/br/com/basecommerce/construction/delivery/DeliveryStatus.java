package br.com.basecommerce.construction.delivery;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a delivery stands ({@code product.md} section 9). */
public enum DeliveryStatus {

    PENDING,
    PREPARING,
    READY,
    OUT_FOR_DELIVERY,
    ARRIVED,
    DELIVERED,
    CANCELLED;

    /** Whether the goods are still in the yard, and everything can be changed. */
    boolean isInTheYard() {
        return this == PENDING || this == PREPARING || this == READY;
    }

    boolean isOnTheRoad() {
        return this == OUT_FOR_DELIVERY || this == ARRIVED;
    }

    boolean isInPreparation() {
        return this == PREPARING || this == READY;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException when no status has that code */
    static DeliveryStatus ofCode(String code) {
        return recognise(code).orElseThrow(() -> new IllegalArgumentException("no delivery status " + code));
    }

    static Optional<DeliveryStatus> recognise(String code) {
        return Arrays.stream(values()).filter(status -> status.code().equals(code)).findFirst();
    }
}
