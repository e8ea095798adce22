package br.com.basecommerce.construction.stock;

import br.com.basecommerce.common.events.Outbox;
import java.time.Clock;
import java.util.Collection;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The only way to change what lies in the yard, or what is promised of it. */
@Component
public class Stock {

    private final StockTables tables;
    private final WaitingLines waiting;
    private final Outbox outbox;
    private final Clock clock;

    Stock(StockTables tables, WaitingLines waiting, Outbox outbox, Clock clock) {
        this.tables = tables;
        this.waiting = waiting;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Takes the levels of these products for the rest of the transaction, in the order of their ids, so that two
     * transactions never wait for each other. Lock an order before its stock, and all of its products at once.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public LockedStock lock(Collection<UUID> products) {
        return new LockedStock(tables.lock(products), tables, waiting, outbox, clock);
    }
}
