package br.com.basecommerce.construction.quotes;

import br.com.basecommerce.common.values.Money;
import br.com.basecommerce.common.values.NumberBounds;
import br.com.basecommerce.common.values.Parsed;
import br.com.basecommerce.common.values.Percentage;
import br.com.basecommerce.construction.documents.DeliveryWindow;
import br.com.basecommerce.construction.documents.DiscountMode;
import br.com.basecommerce.construction.documents.Fulfilment;
import br.com.basecommerce.construction.documents.GeneralDiscount;
import br.com.basecommerce.construction.forms.Numbers;
import br.com.basecommerce.construction.forms.Typed;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The conditions of a quote as JSON sends them; also what a merge patch begins with. */
record HeaderForm(@Nullable UUID customerId, @Nullable UUID jobSiteId, @Nullable Fulfilment fulfilment,
        @Nullable DeliveryWindow deliveryWindow, @Nullable LocalDate wantedDate, @Nullable DiscountMode discountMode,
        @Nullable String discountPercent, @Nullable String discountAmount, @Nullable String freightAmount,
        @Nullable String freightReason, @Nullable Integer validityDays, @Nullable String customerNotes,
        @Nullable String internalNotes, @Nullable String driverNotes) {

    private static final int LONGEST_NOTES = 5_000;
    private static final int LONGEST_DRIVER_NOTES = 500;
    private static final int LONGEST_REASON = 200;
    private static final NumberBounds VALIDITY = NumberBounds.between("1", "365", 0);

    static HeaderForm of(QuoteHeader header) {
        GeneralDiscount discount = header.discount();
        return new HeaderForm(header.customerId(), header.jobSiteId(), header.fulfilment(), header.window(),
                header.wantedDate(), discount.mode(),
                discount instanceof GeneralDiscount.Percent(Percentage percent) ? percent.toString() : null,
                discount instanceof GeneralDiscount.Amount(Money amount) ? amount.toString() : null,
                header.freightAmount().toString(), header.freightReason(), header.validityDays(),
                header.customerNotes(), header.internalNotes(), header.driverNotes());
    }

    /**
     * @param usual what holds where nothing was sent
     * @throws br.com.basecommerce.common.web.problem.ProblemException naming every refused field
     */
    QuoteHeader read(QuoteHeader usual, Typed typed, Numbers numbers) {
        Fulfilment way = fulfilment == null ? usual.fulfilment() : fulfilment;
        GeneralDiscount discount = discount(typed, numbers);
        Money freight = typed.optional("freight_amount", freightAmount, text -> money(text, numbers));
        BigDecimal days = typed.optional("validity_days", validityDays == null ? null : validityDays.toString(),
                text -> Numbers.OF_PROGRAMS.within(text, VALIDITY));
        String reason = typed.text("freight_reason", freightReason, LONGEST_REASON);
        String printed = typed.text("customer_notes", customerNotes, LONGEST_NOTES);
        String internal = typed.text("internal_notes", internalNotes, LONGEST_NOTES);
        String driver = typed.text("driver_notes", driverNotes, LONGEST_DRIVER_NOTES);
        typed.check();
        return new QuoteHeader(customerId, jobSiteId, way,
                deliveryWindow == null ? usual.window() : deliveryWindow, wantedDate, discount,
                freight == null || way == Fulfilment.PICKUP ? Money.ZERO : freight, reason,
                days == null ? usual.validityDays() : days.intValueExact(), printed, internal, driver);
    }

    private GeneralDiscount discount(Typed typed, Numbers numbers) {
        if (discountMode == DiscountMode.TARGET) {
            Money amount = typed.required("discount_amount", discountAmount, text -> money(text, numbers));
            return new GeneralDiscount.Amount(Objects.requireNonNullElse(amount, Money.ZERO));
        }
        Percentage percent = typed.optional("discount_percent", discountPercent,
                text -> numbers.within(text, NumberBounds.PERCENTAGE).map(Percentage::rounded));
        return new GeneralDiscount.Percent(Objects.requireNonNullElse(percent, Percentage.ZERO));
    }

    private static Parsed<Money> money(String text, Numbers numbers) {
        return numbers.within(text, NumberBounds.MONEY).map(Money::rounded);
    }
}
