package br.com.basecommerce.construction.catalogue;

import br.com.basecommerce.common.values.Factor;
import br.com.basecommerce.common.values.Quantity;
import br.com.basecommerce.common.values.Unit;
import br.com.basecommerce.construction.rows.StoreRow;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A further unit of a product. */
@Entity
@Table(name = "product_unit")
class ProductUnit extends StoreRow {

    private UUID productId = new UUID(0, 0);
    @Enumerated(EnumType.STRING)
    private Unit unit = Unit.UN;
    private int numerator = 1;
    private int denominator = 1;
    private boolean sellable;
    private boolean purchasable;
    private boolean defaultSell;
    private boolean defaultPurchase;
    private boolean fractionAllowed;
    @Column(name = "weight_kg")
    private @Nullable Quantity weightKg;
    private @Nullable String ean;

    /** For Hibernate. */
    protected ProductUnit() {}

    ProductUnit(UUID productId, UnitTerms terms, Instant now) {
        super(now);
        this.productId = productId;
        this.unit = terms.unit();
        this.numerator = terms.factor().numerator();
        this.denominator = terms.factor().denominator();
        this.sellable = terms.sellable();
        this.purchasable = terms.purchasable();
        this.defaultSell = terms.defaultSell();
        this.defaultPurchase = terms.defaultPurchase();
        this.fractionAllowed = terms.fractionAllowed();
        this.weightKg = terms.weightKg();
        this.ean = terms.ean();
    }

    UUID productId() {
        return productId;
    }

    UnitTerms terms() {
        return new UnitTerms(unit, new Factor(numerator, denominator), sellable, purchasable, defaultSell,
                defaultPurchase, fractionAllowed, weightKg, ean);
    }
}
