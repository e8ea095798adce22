package br.com.basecommerce.construction.orders;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whose orders, and deliveries of orders, a user may reach; null is no restriction.
 *
 * @param salesperson only orders this user sold
 * @param customer only orders of this customer
 * @param driver only deliveries this user drives
 */
public record Visibility(@Nullable UUID salesperson, @Nullable UUID customer, @Nullable UUID driver) {

    static final Visibility EVERYTHING = new Visibility(null, null, null);

    /** Whether an order that this user sold to this customer is in sight; deliveries ask for the driver besides. */
    boolean includes(UUID soldBy, UUID soldTo) {
        return (salesperson == null || salesperson.equals(soldBy)) && (customer == null || customer.equals(soldTo));
    }
}
