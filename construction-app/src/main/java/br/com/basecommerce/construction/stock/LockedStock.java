package br.com.basecommerce.construction.stock;

import br.com.basecommerce.common.events.Outbox;
import br.com.basecommerce.common.events.StockLevelChanged;
import br.com.basecommerce.common.values.Quantity;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Stock levels that this transaction holds. Every change is written, and told to the engines, at once; products without
 * stock control are passed over in silence.
 *
 * <p>What changes in the order itself is written before the stock is, for goods that become available are given to whoever
 * waits by then.
 */
public final class LockedStock {

    static final String AGGREGATE = "stock_level";

    private final Map<UUID, Level> levels;
    private final StockTables tables;
    private final WaitingLines waiting;
    private final Outbox outbox;
    private final Clock clock;

    LockedStock(Map<UUID, Level> levels, StockTables tables, WaitingLines waiting, Outbox outbox, Clock clock) {
        this.levels = levels;
        this.tables = tables;
        this.waiting = waiting;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What can still be promised; null for a product without stock control. */
    public @Nullable Quantity available(UUID product) {
        Level level = levels.get(product);
        return level == null ? null : level.available();
    }

    /**
     * Reserves what is available for an order line.
     *
     * @param waits whether the rest is owed to the customer; otherwise it is nobody's
     * @return what the customer can count on: the reserved part, or all of a product without stock control
     */
    public Quantity reserve(UUID orderLine, UUID product, Quantity wanted, boolean waits, StockReference reference) {
        Level level = levels.get(product);
        if (level == null) {
            return wanted;
        }
        LevelChange change = level.reserve(wanted, waits);
        tables.changeReservation(orderLine, product, change.quantity());
        if (!change.quantity().isZero() || waits) {
            write(level, change, reference);
        }
        return change.quantity();
    }

    /**
     * Lets go of a part of a line's balance, first of what is owed, then of what is reserved; whoever waits is served.
     *
     * @param balance of the line before
     * @param given part of it that is no longer wanted
     */
    public void release(UUID orderLine, UUID product, Quantity balance, Quantity given, StockReference reference) {
        Level level = levels.get(product);
        if (level == null || given.isZero()) {
            return;
        }
        Quantity reserved = tables.reservationOf(orderLine);
        Quantity kept = reserved.min(balance.minus(given));
        Quantity freed = reserved.minus(kept);
        tables.changeReservation(orderLine, product, freed.negated());
        write(level, level.release(freed, given.minus(freed)), reference);
        serveWaiting(level, reference);
    }

    /**
     * Goods of a line leave the yard: the reservation is consumed, what was owed comes from what is available.
     *
     * @param found when more leaves than is there: whether somebody found the difference in the yard
     * @throws br.com.basecommerce.common.web.problem.ProblemException insufficient-stock, when more leaves than is there and
     *         nobody found it
     */
    public void handOver(UUID orderLine, UUID product, Quantity quantity, boolean found, StockReference reference) {
        Level level = levels.get(product);
        if (level == null || quantity.isZero()) {
            return;
        }
        Quantity fromReserved = quantity.min(tables.reservationOf(orderLine));
        Quantity lacking = quantity.minus(fromReserved).minus(level.available());
        if (lacking.isPositive()) {
            if (!found) {
                throw new Shortfall(product, fromReserved.plus(level.available())).problem();
            }
            moveOnHand(level, new Movement(MovementType.ADJUSTMENT, lacking, AdjustmentReason.FOUND, null), reference);
        }
        tables.changeReservation(orderLine, product, fromReserved.negated());
        Quantity before = level.onHand();
        LevelChange change = level.handOver(quantity, fromReserved);
        tables.addMovement(product, Movement.sale(quantity), before, level.onHand(), reference);
        write(level, change, reference);
    }

    /**
     * Goods were picked: so many must lie in the yard.
     *
     * @param found when the books know of less: whether somebody found the difference
     * @throws br.com.basecommerce.common.web.problem.ProblemException insufficient-stock, when the books know of less and
     *         nobody found it
     */
    public void requireOnHand(UUID product, Quantity picked, boolean found, StockReference reference) {
        Level level = levels.get(product);
        if (level == null || picked.compareTo(level.onHand()) <= 0) {
            return;
        }
        if (!found) {
            throw new Shortfall(product, level.onHand()).problem();
        }
        moveOnHand(level, new Movement(MovementType.ADJUSTMENT, picked.minus(level.onHand()), AdjustmentReason.FOUND,
                null), reference);
        serveWaiting(level, reference);
    }

    /** Goods of a product are counted anew, lost or found; reservations are cut or waiting lines served accordingly. */
    void move(UUID product, Movement movement) {
        Level level = levels.get(product);
        if (level == null) {
            return;
        }
        if (level.onHand().plus(movement.quantity()).isNegative()) {
            throw new Shortfall(product, level.onHand()).problem();
        }
        moveOnHand(level, movement, null);
        serveWaiting(level, null);
    }

    private void moveOnHand(Level level, Movement movement, @Nullable StockReference reference) {
        Quantity before = level.onHand();
        Quantity cut = level.cutBy(movement.quantity());
        cutReservations(level, cut);
        LevelChange change = level.move(movement.type().cause(), movement.quantity(), cut);
        tables.addMovement(level.productId(), movement, before, level.onHand(), reference);
        write(level, change, reference);
    }

    /** The latest promised lose their reservation first. */
    private void cutReservations(Level level, Quantity cut) {
        Quantity left = cut;
        if (left.isZero()) {
            return;
        }
        for (WaitingLine line : waiting.inOrderOfPromise(level.productId()).reversed()) {
            Quantity taken = line.reserved().min(left);
            tables.changeReservation(line.orderLineId(), level.productId(), taken.negated());
            left = left.minus(taken);
        }
    }

    private void serveWaiting(Level level, @Nullable StockReference reference) {
        if (!level.available().isPositive() || !level.backordered().isPositive()) {
            return;
        }
        for (WaitingLine line : waiting.inOrderOfPromise(level.productId())) {
            if (line.missing().isPositive() && level.available().isPositive()) {
                LevelChange change = level.serve(line.missing());
                tables.changeReservation(line.orderLineId(), level.productId(), change.quantity());
                write(level, change, reference);
            }
        }
    }

    private void write(Level level, LevelChange change, @Nullable StockReference reference) {
        tables.save(level);
        outbox.append(AGGREGATE, level.productId(), level.version(), new StockLevelChanged(
                level.productId(), level.onHand(), level.reserved(), level.backordered(), level.incoming(),
                change.cause().code(), change.quantity(),
                reference == null ? null : reference.type(), reference == null ? null : reference.id(),
                clock.instant()));
    }
}
