package br.com.basecommerce.common.values;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The units in which a product is counted and priced; they freeze into every line (product.md 6.1).
 *
 * @param stockUnit unit in which stock is counted
 * @param fractionAllowed whether the stock unit may be split; a product may forbid what its unit allows, never the
 *        reverse
 * @param priceUnit unit in which prices are expressed
 * @param priceFactor price units per stock unit
 */
public record ProductUnits(Unit stockUnit, boolean fractionAllowed, Unit priceUnit, Factor priceFactor) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int STOCK_SCALE = 3;
    private static final int COST_SCALE = 4;
    private static final int MONEY_SCALE = 2;

    /** @throws IllegalArgumentException when fractions are allowed of a unit that has none */
    public ProductUnits {
        if (fractionAllowed && !stockUnit.allowsFractions()) {
            throw new IllegalArgumentException(stockUnit + " has no fractions to allow");
        }
    }

    /** A product that is counted and priced in the same unit, split as the unit allows. */
    public static ProductUnits of(Unit unit) {
        return new ProductUnits(unit, unit.allowsFractions(), unit, Factor.ONE);
    }

    /**
     * The stock quantity that serves what was entered: rounded up to whole units when the stock unit cannot be split,
     * otherwise HALF_UP to three decimals. Refused when nothing is left, or when it is more than stock can hold.
     *
     * @param entered above zero, in some unit of the product
     * @param waste extra for cuts and breakage, 0 to 100 %
     * @param factor stock units per entered unit
     */
    public Parsed<Quantity> stockQuantity(Quantity entered, Percentage waste, Factor factor) {
        if (!entered.isPositive()) {
            return Parsed.refused(Refusal.NUMBER_TOO_SMALL);
        }
        BigDecimal stock = fractionAllowed
                ? factor.times(needed(entered, waste), STOCK_SCALE, RoundingMode.HALF_UP)
                : factor.times(needed(entered, waste), 0, RoundingMode.UP);
        if (stock.signum() == 0) {
            return Parsed.refused(Refusal.ROUNDS_TO_ZERO);
        }
        return NumberBounds.QUANTITY.check(stock).map(Quantity::new);
    }

    /** As {@link #stockQuantity(Quantity, Percentage, Factor)}, without waste. */
    public Parsed<Quantity> stockQuantity(Quantity entered, Factor factor) {
        return stockQuantity(entered, Percentage.ZERO, factor);
    }

    /**
     * What closed packages hold beyond what is needed, in the entered unit: 13 boxes of 2.05 m² are 1.35 m² more than
     * 23 m² with 10 % waste.
     */
    public Quantity surplus(Quantity stock, Quantity entered, Percentage waste, Factor factor) {
        // One division by the whole denominator, so that nothing is rounded twice.
        BigDecimal neededStock = needed(entered, waste).multiply(BigDecimal.valueOf(factor.numerator()));
        BigDecimal heldStock = stock.value().multiply(BigDecimal.valueOf(factor.denominator()));
        return new Quantity(heldStock.subtract(neededStock)
                .divide(BigDecimal.valueOf(factor.numerator()), STOCK_SCALE, RoundingMode.HALF_UP));
    }

    /** The stock quantity in price units, rounded for the eye; sums use {@link #lineTotal}, which never rounds it. */
    public Quantity priceQuantity(Quantity stock) {
        return new Quantity(priceFactor.times(stock.value(), STOCK_SCALE, RoundingMode.HALF_UP));
    }

    /**
     * stock × price factor × unit price × (1 − discount), rounded once, HALF_UP to cents.
     *
     * @param unitPrice per price unit
     */
    public Money lineTotal(Quantity stock, Money unitPrice, Percentage discount) {
        BigDecimal full = stock.value().multiply(unitPrice.amount());
        BigDecimal discounted = full.multiply(BigDecimal.ONE.subtract(discount.fraction()));
        return new Money(priceFactor.times(discounted, MONEY_SCALE, RoundingMode.HALF_UP));
    }

    /** The price of one stock unit, HALF_UP to four decimals; for comparison with costs, never for sums. */
    public UnitCost stockUnitPrice(Money pricePerPriceUnit) {
        return new UnitCost(priceFactor.times(pricePerPriceUnit.amount(), COST_SCALE, RoundingMode.HALF_UP));
    }

    /**
     * The cost of one stock unit, price ÷ factor, HALF_UP to four decimals.
     *
     * @param price per purchase unit
     * @param factor stock units per purchase unit
     */
    public static UnitCost unitCost(Money price, Factor factor) {
        return new UnitCost(factor.dividing(price.amount(), COST_SCALE, RoundingMode.HALF_UP));
    }

    private static BigDecimal needed(Quantity entered, Percentage waste) {
        return entered.value().multiply(HUNDRED.add(waste.value())).divide(HUNDRED);
    }
}
