package br.com.basecommerce.construction.orders;

import br.com.basecommerce.construction.documents.DeliveryWindow;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * What was agreed about the first delivery.
 *
 * @param scheduledDate store day; null while nobody said when
 * @param address where to, when it is neither the job site's nor the customer's own
 */
public record FirstDelivery(@Nullable LocalDate scheduledDate, DeliveryWindow window, @Nullable LocalTime scheduledTime,
        @Nullable DeliveryAddress address) {

    /** Nothing was agreed yet. */
    public static final FirstDelivery WITHOUT_DATE = new FirstDelivery(null, DeliveryWindow.ANY, null, null);
}
