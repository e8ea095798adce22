package br.com.basecommerce.construction.stock;

import br.com.basecommerce.common.values.Quantity;
import java.util.UUID;

/**
 * The quantities of one product, in stock units. Guards what always holds: {@code 0 ≤ reserved ≤ on hand}, nothing below
 * zero.
 */
final class Level {

    private final UUID productId;
    private Quantity onHand;
    private Quantity reserved;
    private Quantity backordered;
    private final Quantity incoming;
    private int version;

    Level(UUID productId, Quantity onHand, Quantity reserved, Quantity backordered, Quantity incoming, int version) {
        this.productId = productId;
        this.onHand = onHand;
        this.reserved = reserved;
        this.backordered = backordered;
        this.incoming = incoming;
        this.version = version;
    }

    /** Promises as much as is available; the rest is owed when the customer waits for it. */
    LevelChange reserve(Quantity wanted, boolean waiting) {
        Quantity given = wanted.min(available());
        Quantity missing = wanted.minus(given);
        return change(StockCause.RESERVATION, given, Quantity.ZERO, given, waiting ? missing : Quantity.ZERO);
    }

    /** Gives goods that became available to somebody who waits for them; at most what is available. */
    LevelChange serve(Quantity missing) {
        Quantity given = missing.min(available());
        return change(StockCause.RESERVATION, given, Quantity.ZERO, given, given.negated());
    }

    /** Lets go of a promise, of reserved goods and of such that were owed. */
    LevelChange release(Quantity fromReserved, Quantity fromBackordered) {
        return change(StockCause.RELEASE, fromReserved.negated(), Quantity.ZERO, fromReserved.negated(),
                fromBackordered.negated());
    }

    /**
     * Goods leave the yard.
     *
     * @param fromReserved part that was reserved for them; the rest was owed and comes from what is available
     */
    LevelChange handOver(Quantity quantity, Quantity fromReserved) {
        Quantity owed = quantity.minus(fromReserved);
        return change(StockCause.SALE, quantity.negated(), quantity.negated(), fromReserved.negated(), owed.negated());
    }

    /**
     * The quantity on hand moves by itself.
     *
     * @param cut reservations that can no longer be kept; they are owed from now on
     */
    LevelChange move(StockCause cause, Quantity quantity, Quantity cut) {
        return change(cause, quantity, quantity, cut.negated(), cut);
    }

    private LevelChange change(StockCause cause, Quantity told, Quantity ofOnHand, Quantity ofReserved,
            Quantity ofBackordered) {
        Quantity nextOnHand = onHand.plus(ofOnHand);
        Quantity nextReserved = reserved.plus(ofReserved);
        Quantity nextBackordered = backordered.plus(ofBackordered);
        if (nextReserved.isNegative() || nextBackordered.isNegative() || nextReserved.compareTo(nextOnHand) > 0) {
            throw new IllegalStateException("stock of product %s would be broken by %s of %s: on hand %s, reserved %s, "
                    .formatted(productId, cause.code(), told, nextOnHand, nextReserved) + "backordered "
                    + nextBackordered);
        }
        onHand = nextOnHand;
        reserved = nextReserved;
        backordered = nextBackordered;
        version++;
        return new LevelChange(cause, told);
    }

    /** Reservations that a change of the quantity on hand makes impossible; zero when all can be kept. */
    Quantity cutBy(Quantity change) {
        return reserved.minus(onHand.plus(change)).max(Quantity.ZERO);
    }

    Quantity available() {
        return onHand.minus(reserved);
    }

    UUID productId() {
        return productId;
    }

    Quantity onHand() {
        return onHand;
    }

    Quantity reserved() {
        return reserved;
    }

    Quantity backordered() {
        return backordered;
    }

    Quantity incoming() {
        return incoming;
    }

    int version() {
        return version;
    }
}
