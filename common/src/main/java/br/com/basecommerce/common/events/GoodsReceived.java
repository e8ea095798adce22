package br.com.basecommerce.common.events;

import br.com.basecommerce.common.values.Quantity;
import br.com.basecommerce.common.values.UnitCost;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A receipt of goods was saved.
 *
 * @param purchaseListId null without a list
 * @param orderedAt null without a list: no lead time is learned
 */
public record GoodsReceived(UUID receiptId, UUID supplierId, @Nullable UUID purchaseListId, @Nullable Instant orderedAt,
        Instant receivedAt, List<Item> items) implements EventPayload {

    public static final String TYPE = "goods_received";

    @Override
    public String eventType() {
        return TYPE;
    }

    /**
     * One line of the receipt.
     *
     * @param quantity stock units
     * @param unitCost real cost per stock unit
     * @param expectedUnitCost from the purchase list
     */
    public record Item(int line, UUID productId, Quantity quantity, Quantity onHandBefore, UnitCost unitCost,
            @Nullable UnitCost expectedUnitCost) {}
}
