package br.com.basecommerce.construction.catalogue;

import br.com.basecommerce.common.identity.CurrentUser;
import br.com.basecommerce.common.values.Money;
import br.com.basecommerce.common.values.ProductUnits;
import br.com.basecommerce.common.web.problem.ProblemException;
import br.com.basecommerce.common.web.problem.ProblemType;
import br.com.basecommerce.construction.forms.Forms;
import br.com.basecommerce.construction.forms.Numbers;
import br.com.basecommerce.construction.forms.Typed;
import br.com.basecommerce.construction.history.AuditTrail;
import br.com.basecommerce.construction.rest.Versions;
import br.com.basecommerce.construction.store.StoreCalendar;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes products in, changes them, their units and their prices. */
@Service
@Transactional
class ProductRegister {

    private static final String SUBJECT = "product";

    private final ProductRows rows;
    private final ProductUnitRows unitRows;
    private final CategoryRows categories;
    private final PriceHistory prices;
    private final UnitsInUse unitsInUse;
    private final ProductEvents events;
    private final AuditTrail audit;
    private final Forms forms;
    private final StoreCalendar calendar;

    ProductRegister(ProductRows rows, ProductUnitRows unitRows, CategoryRows categories, PriceHistory prices,
            UnitsInUse unitsInUse, ProductEvents events, AuditTrail audit, Forms forms, StoreCalendar calendar) {
        this.rows = rows;
        this.unitRows = unitRows;
        this.categories = categories;
        this.prices = prices;
        this.unitsInUse = unitsInUse;
        this.events = events;
        this.audit = audit;
        this.forms = forms;
        this.calendar = calendar;
    }

    @Transactional(readOnly = true)
    Product get(UUID id) {
        return rows.findById(id).orElseThrow(ProblemException::notFound);
    }

    @Transactional(readOnly = true)
    ProductFacts facts(UUID id) {
        return Products.facts(get(id), unitsOf(id));
    }

    Product register(ProductForm form, Numbers numbers, CurrentUser user) {
        Typed typed = forms.read();
        ProductData data = form.read(typed, numbers);
        Money price = form.price(typed, numbers);
        refuseUnknownCategory(data, typed);
        typed.check();
        refuseDuplicate(data, null);
        Instant now = calendar.now();
        Product product = rows.saveAndFlush(new Product(data, price, now));
        prices.add(product.id(), null, price, now);
        audit.recorded(user, "product.created", SUBJECT, product.id(), product.audited());
        events.changed(product, List.of());
        events.priceChanged(product, null, user, now);
        return product;
    }

    Product change(UUID id, int seen, Numbers numbers, CurrentUser user, UnaryOperator<ProductForm> edit) {
        Product product = get(id);
        requireVersion(product, seen);
        Typed typed = forms.read();
        ProductForm form = edit.apply(ProductForm.of(product.data()));
        ProductData data = form.read(typed, numbers);
        refuseUnknownCategory(data, typed);
        if (form.basePrice() != null) {
            typed.refuse("base_price", "price-by-change");
        }
        typed.check();
        refuseDuplicate(data, id);
        refuseMovedUnits(product, data.units());
        Map<String, @Nullable Object> before = product.audited();
        product.change(data, calendar.now());
        rows.saveAndFlush(product);
        audit.changed(user, "product.changed", SUBJECT, id, before, product.audited());
        events.changed(product, unitsOf(id));
        return product;
    }

    Product replaceUnits(UUID id, int seen, List<UnitForm> units, Numbers numbers, CurrentUser user) {
        Product product = get(id);
        requireVersion(product, seen);
        Typed typed = forms.read();
        List<UnitTerms> terms = UnitForm.read(units, product.units(), typed, numbers);
        typed.check();
        Instant now = calendar.now();
        unitRows.deleteOf(id);
        unitRows.saveAll(terms.stream().map(one -> new ProductUnit(id, one, now)).toList());
        product.unitsChanged(now);
        rows.saveAndFlush(product);
        audit.recorded(user, "product.units_changed", SUBJECT, id, Map.of("units", terms));
        events.changed(product, terms);
        return product;
    }

    /** The same price again is no change. */
    Product changePrice(UUID id, Money newPrice, CurrentUser user) {
        Product product = get(id);
        Money oldPrice = product.basePrice();
        if (!oldPrice.equals(newPrice)) {
            Instant now = calendar.now();
            product.price(newPrice, now);
            rows.saveAndFlush(product);
            prices.add(id, oldPrice, newPrice, now);
            audit.changed(user, "product.price_changed", SUBJECT, id, Map.of("base_price", oldPrice.toString()),
                    Map.of("base_price", newPrice.toString()));
            events.changed(product, unitsOf(id));
            events.priceChanged(product, oldPrice, user, now);
        }
        return product;
    }

    Product replaceBreaks(UUID id, int seen, List<PriceBreak> breaks, CurrentUser user) {
        Product product = get(id);
        requireVersion(product, seen);
        Typed typed = forms.read();
        long distinct = breaks.stream().map(PriceBreak::minQuantity).distinct().count();
        boolean wrong = breaks.stream().anyMatch(step -> !step.minQuantity().isPositive()
                || step.price().isNegative());
        if (wrong || distinct < breaks.size()) {
            typed.refuse("price_breaks", "price-breaks");
        }
        typed.check();
        Instant now = calendar.now();
        prices.replaceBreaks(id, breaks, now);
        product.unitsChanged(now);
        rows.saveAndFlush(product);
        audit.recorded(user, "product.breaks_changed", SUBJECT, id, Map.of("breaks", breaks));
        return product;
    }

    @Transactional(readOnly = true)
    List<PriceChange> priceChanges(UUID id) {
        get(id);
        return prices.of(id);
    }

    @Transactional(readOnly = true)
    List<PriceBreak> breaks(UUID id) {
        return prices.breaksOf(id);
    }

    @Transactional(readOnly = true)
    boolean unitsInUse(UUID id) {
        return unitsInUse.of(id);
    }

    private List<UnitTerms> unitsOf(UUID id) {
        return unitRows.findByProductIdInOrderById(List.of(id)).stream().map(ProductUnit::terms).toList();
    }

    private void requireVersion(Product product, int seen) {
        if (seen != product.version()) {
            Versions.require(seen, product.version(),
                    Map.of("id", product.id(), "version", product.version(), "name", product.name()));
        }
    }

    private void refuseUnknownCategory(ProductData data, Typed typed) {
        if (data.categoryId() != null && categories.findById(data.categoryId()).isEmpty()) {
            typed.refuse("category_id", "unknown");
        }
    }

    private void refuseMovedUnits(Product product, ProductUnits wanted) {
        ProductUnits present = product.units();
        boolean moved = present.stockUnit() != wanted.stockUnit() || present.priceUnit() != wanted.priceUnit()
                || !present.priceFactor().sameAs(wanted.priceFactor());
        if (moved && unitsInUse.of(product.id())) {
            throw ProblemException.of(ProblemType.UNIT_IN_USE);
        }
    }

    private void refuseDuplicate(ProductData data, @Nullable UUID self) {
        if (data.code() != null) {
            refuseDuplicate("code", rows.findByCode(data.code()), self);
        }
        if (data.ean() != null) {
            refuseDuplicate("ean", rows.findByEan(data.ean()), self);
        }
    }

    private static void refuseDuplicate(String field, Optional<Product> found, @Nullable UUID self) {
        found.filter(other -> !other.id().equals(self)).ifPresent(other -> {
            throw ProblemException.of(ProblemType.DUPLICATE)
                    .detail("catalogue.duplicate." + field, other.name())
                    .with("field", field)
                    .with("existing", Map.of("id", other.id(), "name", other.name()));
        });
    }
}
