package br.com.basecommerce.construction.delivery;

import br.com.basecommerce.common.values.Quantity;
import java.util.UUID;

/** The slice of one order line that a delivery carries; quantities in stock units. */
record DeliveryLine(UUID id, UUID orderLineId, Quantity planned, Quantity picked, Quantity delivered) {

    DeliveryLine planning(Quantity quantity) {
        return new DeliveryLine(id, orderLineId, quantity, picked.min(quantity), delivered);
    }

    DeliveryLine picking(Quantity quantity) {
        return new DeliveryLine(id, orderLineId, planned, quantity, delivered);
    }

    DeliveryLine delivering(Quantity quantity) {
        return new DeliveryLine(id, orderLineId, planned, picked, quantity);
    }
}
