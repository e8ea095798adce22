package br.com.basecommerce.construction.delivery;

import java.util.Collection;
import java.util.Locale;

/** How a delivery ended. */
public enum DeliveryResult {

    IN_FULL,
    WITH_DIVERGENCE;

    static DeliveryResult of(Collection<DeliveryLine> lines) {
        return lines.stream().allMatch(line -> line.delivered().equals(line.planned())) ? IN_FULL : WITH_DIVERGENCE;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
