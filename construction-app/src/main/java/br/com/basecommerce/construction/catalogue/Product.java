package br.com.basecommerce.construction.catalogue;

import br.com.basecommerce.common.values.Factor;
import br.com.basecommerce.common.values.Money;
import br.com.basecommerce.common.values.Percentage;
import br.com.basecommerce.common.values.ProductUnits;
import br.com.basecommerce.common.values.Quantity;
import br.com.basecommerce.common.values.Unit;
import br.com.basecommerce.common.values.UnitCost;
import br.com.basecommerce.construction.rows.StoreRow;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An item of the catalogue. Its units and prices carry its version: whatever of them changes, the product changed. */
@Entity
@Table(name = "product")
class Product extends StoreRow {

    private @Nullable String code;
    private @Nullable String ean;
    private String name = "";
    private @Nullable String brand;
    private @Nullable String description;
    private @Nullable UUID categoryId;
    @Enumerated(EnumType.STRING)
    private Unit stockUnit = Unit.UN;
    private boolean fractionAllowed;
    @Enumerated(EnumType.STRING)
    private Unit priceUnit = Unit.UN;
    private int priceNumerator = 1;
    private int priceDenominator = 1;
    private Money basePrice = Money.ZERO;
    private @Nullable UnitCost manualCost;
    private @Nullable Percentage maxDiscountPercent;
    @Column(name = "weight_kg")
    private @Nullable Quantity weightKg;
    private boolean stockControlled = true;
    private boolean active = true;

    /** For Hibernate. */
    protected Product() {}

    Product(ProductData data, Money price, Instant now) {
        super(now);
        take(data);
        basePrice = price;
    }

    void change(ProductData data, Instant now) {
        take(data);
        touch(now);
    }

    /** Prices and units live in tables of their own; their change is a change of the product. */
    void unitsChanged(Instant now) {
        touch(now);
    }

    void price(Money newPrice, Instant now) {
        basePrice = newPrice;
        touch(now);
    }

    private void take(ProductData data) {
        code = data.code();
        ean = data.ean();
        name = data.name();
        brand = data.brand();
        description = data.description();
        categoryId = data.categoryId();
        stockUnit = data.units().stockUnit();
        fractionAllowed = data.units().fractionAllowed();
        priceUnit = data.units().priceUnit();
        priceNumerator = data.units().priceFactor().numerator();
        priceDenominator = data.units().priceFactor().denominator();
        manualCost = data.manualCost();
        maxDiscountPercent = data.maxDiscountPercent();
        weightKg = data.weightKg();
        stockControlled = data.stockControlled();
        active = data.active();
    }

    ProductUnits units() {
        return new ProductUnits(stockUnit, fractionAllowed, priceUnit, new Factor(priceNumerator, priceDenominator));
    }

    ProductData data() {
        return new ProductData(code, ean, name, brand, description, categoryId, units(), manualCost,
                maxDiscountPercent, weightKg, stockControlled, active);
    }

    String name() {
        return name;
    }

    @Nullable
    String code() {
        return code;
    }

    Money basePrice() {
        return basePrice;
    }

    boolean isActive() {
        return active;
    }

    /** The fields as the audit trail keeps them. */
    Map<String, @Nullable Object> audited() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("code", code);
        fields.put("ean", ean);
        fields.put("name", name);
        fields.put("brand", brand);
        fields.put("description", description);
        fields.put("category_id", categoryId);
        fields.put("stock_unit", stockUnit);
        fields.put("fraction_allowed", fractionAllowed);
        fields.put("price_unit", priceUnit);
        fields.put("price_numerator", priceNumerator);
        fields.put("price_denominator", priceDenominator);
        fields.put("max_discount_percent", maxDiscountPercent);
        fields.put("weight_kg", weightKg);
        fields.put("stock_controlled", stockControlled);
        fields.put("active", active);
        return fields;
    }
}
