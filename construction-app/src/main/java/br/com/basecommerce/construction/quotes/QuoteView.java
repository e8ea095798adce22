package br.com.basecommerce.construction.quotes;

import br.com.basecommerce.common.values.Money;
import br.com.basecommerce.common.values.Percentage;
import br.com.basecommerce.common.values.Quantity;
import br.com.basecommerce.common.values.Unit;
import br.com.basecommerce.common.values.UnitCost;
import br.com.basecommerce.construction.documents.Channel;
import br.com.basecommerce.construction.documents.DeliveryWindow;
import br.com.basecommerce.construction.documents.DiscountMode;
import br.com.basecommerce.construction.documents.Fulfilment;
import br.com.basecommerce.construction.documents.PriceRule;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A quote as one reads it, on pages and as JSON.
 *
 * @param status with expiry taken into account
 * @param jobSites while it is a draft, those to choose from
 * @param allowedActions what this user may do now
 */
record QuoteView(UUID id, int version, String number, int revision, QuoteStatus status, @Nullable Named customer,
        @JsonIgnore @Nullable String customerDocument, @Nullable Named jobSite, @JsonIgnore List<Named> jobSites,
        Named salesperson, Channel channel, boolean directSale, Fulfilment fulfilment,
        DeliveryWindow deliveryWindow, @Nullable LocalDate wantedDate, int validityDays,
        @Nullable LocalDate validUntil, @Nullable ReleaseStatus releaseStatus, List<Line> lines, Money subtotal,
        DiscountMode discountMode, Percentage discountPercent, Money discountAmount, Money freightAmount,
        @Nullable String freightReason, Money total, @Nullable String customerNotes, @Nullable String internalNotes,
        @Nullable String driverNotes, Instant createdAt, Instant updatedAt, @Nullable Instant sentAt,
        @Nullable UUID orderId, Set<QuoteAction> allowedActions) {

    record Named(UUID id, String name) {}

    /**
     * @param priceQuantity for the eye; sums use the exact one
     * @param available in stock units; null without stock control
     * @param unitCost of a free-text line, for eyes with {@code cost.view}
     * @param judgement for pages
     */
    record Line(UUID id, int position, @Nullable UUID productId, String description, @Nullable String productCode,
            Quantity enteredQuantity, Unit enteredUnit, Percentage wastePercent, Quantity stockQuantity,
            Unit stockUnit, Quantity priceQuantity, Unit priceUnit, @Nullable Money rulePrice, PriceRule priceRule,
            Money unitPrice, Percentage discountPercent, Money lineTotal, @Nullable Quantity available,
            @Nullable String stockHint, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UnitCost unitCost,
            @Nullable String note, @JsonIgnore LineJudgement judgement, @JsonIgnore List<Unit> units,
            @JsonIgnore @Nullable Quantity surplus) {

        /** The values that can be edited in place, to be compared with those a form was made of. */
        @JsonIgnore
        public String state() {
            return String.join("|", enteredQuantity.toString(), enteredUnit.code(), unitPrice.toString(),
                    discountPercent.toString());
        }

        @JsonIgnore
        public boolean isShort() {
            return "partial".equals(stockHint) || "none".equals(stockHint);
        }
    }

    public boolean may(String action) {
        return allowedActions.stream().anyMatch(allowed -> allowed.code().equals(action));
    }

    @JsonIgnore
    public boolean needsRelease() {
        return lines.stream().anyMatch(line -> line.judgement().overLimit() || line.judgement().belowCost());
    }
}
