package br.com.basecommerce.local.demo;

import java.time.Instant;
import java.util.Map;

/** One quote of the demo's past, thought out before anything is written: so the opening stock can be reckoned. */
record PlannedSale(Instant begins, int customer, boolean delivered, Ending ending, Map<DemoProduct, Long> basket) {

    /** How far it went. */
    enum Ending {

        DRAFT,
        SENT,
        APPROVED,
        REJECTED,
        ORDERED,
        HANDED_OVER
    }
}
