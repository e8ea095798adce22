package br.com.basecommerce.construction.delivery;

import br.com.basecommerce.common.values.Quantity;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was handed over, and to whom.
 *
 * @param receiverName the customer's name when nobody else is named
 * @param quantities by order line, stock units; all that was planned for a line that is absent
 * @param foundInStock whether goods that the books lack were found in the yard
 */
record CompletionRequest(@Nullable String receiverName, @Nullable String receiverDocument,
        Map<UUID, Quantity> quantities, boolean foundInStock) {

    CompletionRequest {
        quantities = Map.copyOf(quantities);
    }

    Quantity of(DeliveryLine line) {
        return quantities.getOrDefault(line.orderLineId(), line.planned());
    }
}
