package br.com.basecommerce.construction.quotes;

import br.com.basecommerce.common.values.Money;
import br.com.basecommerce.construction.documents.DeliveryWindow;
import br.com.basecommerce.construction.documents.Fulfilment;
import br.com.basecommerce.construction.documents.GeneralDiscount;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The conditions of a quote: everything that can be edited except its lines. */
record QuoteHeader(@Nullable UUID customerId, @Nullable UUID jobSiteId, Fulfilment fulfilment, DeliveryWindow window,
        @Nullable LocalDate wantedDate, GeneralDiscount discount, Money freightAmount, @Nullable String freightReason,
        int validityDays, @Nullable String customerNotes, @Nullable String internalNotes,
        @Nullable String driverNotes) {

    QuoteHeader with(@Nullable UUID customer, @Nullable UUID jobSite) {
        return new QuoteHeader(customer, jobSite, fulfilment, window, wantedDate, discount, freightAmount,
                freightReason, validityDays, customerNotes, internalNotes, driverNotes);
    }

    QuoteHeader with(GeneralDiscount other) {
        return new QuoteHeader(customerId, jobSiteId, fulfilment, window, wantedDate, other, freightAmount,
                freightReason, validityDays, customerNotes, internalNotes, driverNotes);
    }

    QuoteHeader withFreight(Fulfilment way, Money amount, @Nullable String reason) {
        return new QuoteHeader(customerId, jobSiteId, way, window, wantedDate, discount, amount, reason, validityDays,
                customerNotes, internalNotes, driverNotes);
    }

    QuoteHeader withConditions(DeliveryWindow part, @Nullable LocalDate wanted, int validity,
            @Nullable String forCustomer, @Nullable String inside, @Nullable String forDriver) {
        return new QuoteHeader(customerId, jobSiteId, fulfilment, part, wanted, discount, freightAmount, freightReason,
                validity, forCustomer, inside, forDriver);
    }
}
