package br.com.basecommerce.construction.catalogue;

import br.com.basecommerce.common.values.Percentage;
import br.com.basecommerce.common.values.ProductUnits;
import br.com.basecommerce.common.values.Quantity;
import br.com.basecommerce.common.values.UnitCost;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is known of a product besides its prices, checked. */
record ProductData(@Nullable String code, @Nullable String ean, String name, @Nullable String brand,
        @Nullable String description, @Nullable UUID categoryId, ProductUnits units, @Nullable UnitCost manualCost,
        @Nullable Percentage maxDiscountPercent, @Nullable Quantity weightKg, boolean stockControlled,
        boolean active) {}
