package br.com.basecommerce.construction.orders;

import br.com.basecommerce.common.values.Money;
import br.com.basecommerce.common.values.Percentage;
import br.com.basecommerce.common.values.Quantity;
import br.com.basecommerce.common.values.Unit;
import br.com.basecommerce.common.values.UnitCost;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order as one reads it: what was agreed, what became of each line, and its deliveries.
 *
 * @param amounts null for who may not see them
 * @param allowedActions what this user may do now
 */
record OrderView(@JsonUnwrapped OrderRow order, @Nullable UUID quoteId, @Nullable Integer quoteRevision,
        @Nullable String quoteNumber, @Nullable String customerNotes, @Nullable String internalNotes,
        @Nullable String driverNotes, @Nullable Instant deliveredAt, @Nullable Instant cancelledAt,
        @Nullable String cancellationReason, @JsonUnwrapped @Nullable Amounts amounts, List<Line> lines,
        List<DeliveryCard> deliveries, List<String> allowedActions) {

    /**
     * @param delivered net total of the goods handed over, without freight
     * @param closed net total of the balances that were given up
     */
    record Amounts(String discountMode, Percentage discountPercent, Money subtotal, Money discountAmount,
            Money freightAmount, @Nullable String freightReason, Money deliveredAmount, Money closedAmount) {}

    /**
     * One line; quantities in stock units.
     *
     * @param reserved promised from the yard
     * @param missing balance that is not reserved; zero without stock control
     * @param price null for who may not see amounts
     */
    record Line(UUID id, int position, @Nullable UUID productId, String description, @Nullable String productCode,
            Quantity enteredQuantity, String enteredUnit, Percentage wastePercent, Quantity stockQuantity,
            Unit stockUnit, Quantity reserved, Quantity picked, Quantity delivered, Quantity returned,
            Quantity closed, Quantity balance, Quantity missing, Quantity incoming, @Nullable String note,
            @JsonUnwrapped @Nullable Price price,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UnitCost unitCost) {}

    record Price(String priceUnit, @Nullable Money rulePrice, String priceRule, Money unitPrice,
            Percentage discountPercent, Money lineTotal, Money netTotal) {}

    public boolean allows(String action) {
        return allowedActions.contains(action);
    }

    /** How many lines wait for goods. */
    public long lacking() {
        return lines.stream().filter(line -> line.missing().isPositive()).count();
    }
}
