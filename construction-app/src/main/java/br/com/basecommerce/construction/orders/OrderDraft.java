package br.com.basecommerce.construction.orders;

import br.com.basecommerce.common.values.Money;
import br.com.basecommerce.common.values.Percentage;
import br.com.basecommerce.construction.documents.Channel;
import br.com.basecommerce.construction.documents.DeliveryWindow;
import br.com.basecommerce.construction.documents.DiscountMode;
import br.com.basecommerce.construction.documents.DocumentLine;
import br.com.basecommerce.construction.documents.Fulfilment;
import br.com.basecommerce.construction.documents.ShortageChoice;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything an order is made of; the guards of conversion were passed before.
 *
 * @param discountPercent 0 with a target total
 * @param freightReason why the freight is another than the table's
 * @param scheduledDate store day of the first delivery
 * @param address typed for the first delivery; else the job site's, else the customer's
 * @param shortages by position of the line, what to do about goods that lack; waiting when absent
 */
public record OrderDraft(@Nullable UUID quoteId, @Nullable Integer quoteRevision, UUID customerId,
        @Nullable UUID jobSiteId, UUID salespersonId, Channel channel, Fulfilment fulfilment, DiscountMode discountMode,
        Percentage discountPercent, Money freightAmount, @Nullable String freightReason, Money subtotal,
        Money discountAmount, Money total, @Nullable String customerNotes, @Nullable String internalNotes,
        @Nullable String driverNotes, List<DocumentLine> lines, @Nullable LocalDate scheduledDate,
        DeliveryWindow window, @Nullable LocalTime scheduledTime, @Nullable DeliveryAddress address,
        Map<Integer, ShortageChoice> shortages) {

    public OrderDraft {
        lines = List.copyOf(lines);
        shortages = Map.copyOf(shortages);
    }

    FirstDelivery firstDelivery() {
        return new FirstDelivery(scheduledDate, window, scheduledTime, address);
    }

    boolean waitsFor(int position) {
        return shortages.getOrDefault(position, ShortageChoice.WAIT) == ShortageChoice.WAIT;
    }
}
