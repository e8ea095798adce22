package br.com.basecommerce.construction.delivery;

import br.com.basecommerce.common.values.Quantity;
import br.com.basecommerce.common.values.Unit;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A delivery with its lines; never with money. */
record DeliveryView(@JsonUnwrapped DeliveryRow delivery, List<Line> lines) {

    /**
     * @param line position in the order
     * @param balanceAfter what the order still has to get when all of this slice is handed over
     */
    record Line(UUID orderLineId, int line, @Nullable UUID productId, String description,
            @Nullable String productCode, Unit stockUnit, Quantity plannedQuantity, Quantity pickedQuantity,
            Quantity deliveredQuantity, Quantity reserved, Quantity balanceAfter) {}
}
