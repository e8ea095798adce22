package br.com.basecommerce.construction.delivery;

import br.com.basecommerce.construction.documents.Fulfilment;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which way the goods go: to the customer, fetched by the customer, or back. */
public enum DeliveryKind {

    DELIVERY,
    PICKUP,
    COLLECTION;

    static DeliveryKind of(Fulfilment fulfilment) {
        return fulfilment == Fulfilment.PICKUP ? PICKUP : DELIVERY;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException when no kind has that code */
    static DeliveryKind ofCode(String code) {
        return recognise(code).orElseThrow(() -> new IllegalArgumentException("no delivery kind " + code));
    }

    static Optional<DeliveryKind> recognise(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }
}
