package br.com.basecommerce.construction.orders;

import br.com.basecommerce.common.values.Money;
import br.com.basecommerce.construction.documents.Channel;
import br.com.basecommerce.construction.documents.Fulfilment;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order in a list.
 *
 * @param nextDeliveryOn day of the next open delivery; null when there is none or nobody said when
 * @param hasBackorder whether goods lack for it
 * @param total null for who may not see amounts
 */
record OrderRow(UUID id, int version, String number, OrderStatus status, Reference customer,
        @Nullable Reference jobSite, Reference salesperson, Channel channel, Fulfilment fulfilment,
        @Nullable LocalDate nextDeliveryOn, boolean hasBackorder,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Money total, Instant createdAt, Instant updatedAt) {

    /** Something named elsewhere. */
    record Reference(UUID id, String name) {}
}
