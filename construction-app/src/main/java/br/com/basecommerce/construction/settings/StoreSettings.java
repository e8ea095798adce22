package br.com.basecommerce.construction.settings;

import br.com.basecommerce.common.values.Money;
import br.com.basecommerce.common.values.Percentage;
import org.jspecify.annotations.Nullable;

/** How a store wants to work; see {@code data-model.md} section 4.1 for each column and its default. */
public record StoreSettings(int version, int quoteValidityDays, boolean salespersonMayApprove,
        boolean salespeopleSeeAll, Percentage salespersonMaxDiscountPercent, Percentage minMarginPercent,
        CreditPolicy creditPolicy, boolean portalAutoConvert, boolean portalShowsAvailability, int returnWindowDays,
        Percentage restockingFeePercent, int pickupHoldDays, boolean proofPhotoRequired,
        boolean proofSignatureRequired, int proofPhotoRetentionMonths, Money defaultFreight, Money costPerKm,
        Money costPerHour, @Nullable String quoteFooter, @Nullable String pixKey, @Nullable String pixName,
        @Nullable String pixCity) {}
