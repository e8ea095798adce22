package br.com.basecommerce.common.events;

import br.com.basecommerce.common.values.Money;
import br.com.basecommerce.common.values.Quantity;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A return was received. */
public record SaleReturned(UUID returnId, UUID orderId, UUID customerId, Instant returnedAt, List<Item> items)
        implements
            EventPayload {

    public static final String TYPE = "sale_returned";

    @Override
    public String eventType() {
        return TYPE;
    }

    /**
     * One product that came back.
     *
     * @param line from 1 within the return
     * @param netTotal price paid, positive, before the fee
     * @param condition resaleable or damaged
     * @param reason leftover, wrong_item, defect or other
     * @param soldAt of the hand-over it reverses: demand is corrected on that day
     */
    public record Item(int line, UUID productId, Quantity quantity, Money netTotal, String condition, String reason,
            Instant soldAt) {}
}
