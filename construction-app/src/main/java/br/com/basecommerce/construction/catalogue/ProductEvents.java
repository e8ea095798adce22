package br.com.basecommerce.construction.catalogue;

import br.com.basecommerce.common.events.Outbox;
import br.com.basecommerce.common.events.ProductChanged;
import br.com.basecommerce.common.events.ProductPriceChanged;
import br.com.basecommerce.common.identity.CurrentUser;
import br.com.basecommerce.common.values.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells the engines of a product, after its row was written. */
@Component
class ProductEvents {

    private static final String AGGREGATE = "product";

    private final Outbox outbox;
    private final CategoryRows categories;

    ProductEvents(Outbox outbox, CategoryRows categories) {
        this.outbox = outbox;
        this.categories = categories;
    }

    void changed(Product product, List<UnitTerms> units) {
        outbox.append(AGGREGATE, product.id(), product.version(), state(product, units));
    }

    /** Tells again what was told when the product last changed. */
    void stands(Product product, List<UnitTerms> units) {
        outbox.append(AGGREGATE, product.id(), product.version(), product.updatedAt(), state(product, units));
    }

    private ProductChanged state(Product product, List<UnitTerms> units) {
        ProductFacts facts = Products.facts(product, units);
        String category = facts.categoryId() == null
                ? null
                : categories.findById(facts.categoryId()).map(Category::name).orElse(null);
        return new ProductChanged(product.id(), facts.code(),
                facts.name(), facts.categoryId(), category, facts.units().stockUnit(), facts.units().priceUnit(),
                facts.units().fractionAllowed(), facts.units().priceFactor(), facts.basePrice(),
                facts.units().stockUnitPrice(facts.basePrice()), facts.packQuantity(), facts.weightKg(),
                facts.stockControlled(), facts.active());
    }

    void priceChanged(Product product, @Nullable Money oldPrice, CurrentUser user, Instant now) {
        outbox.append(AGGREGATE, product.id(), product.version(), now, new ProductPriceChanged(product.id(), oldPrice,
                product.basePrice(), product.units().priceUnit(), "edit", user.id(), now));
    }
}
