package br.com.basecommerce.engines.stock;

import static java.util.Objects.requireNonNull;

import br.com.basecommerce.common.values.Unit;
import br.com.basecommerce.engines.text.Sentences;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The stock engine in words (engines.md section 2.7). */
final class StockSentences {

    private static final Set<Unit> FEMININE = EnumSet.of(Unit.UN, Unit.PC, Unit.CX, Unit.BR, Unit.LT, Unit.TON);

    private StockSentences() {}

    static String rupture(ShelfProduct product, RiskLevel level, StockParameters parameters) {
        StockPosition position = product.position();
        Map<String, String> values = new HashMap<>();
        values.put("product", product.name());
        values.put("demand", demand(product));
        values.put("available", amount(position.available(), product));
        values.put("days", Sentences.days(position.daysUntilRupture(product.forecast()).orElse(0)));
        values.put("leadTime", Sentences.days(product.leadTimeDays()));
        values.put("minimum", amount(requireNonNull(product.limits().minimum()), product));
        values.put("incoming", amount(position.incoming(), product));
        values.put("horizon", Sentences.days(parameters.lowHorizonDays()));
        return Sentences.fill(ruptureKey(product, level), values);
    }

    private static String ruptureKey(ShelfProduct product, RiskLevel level) {
        StockPosition position = product.position();
        return switch (level) {
            case HIGH -> position.available().signum() <= 0
                    ? "stock.rupture.zero"
                    : inNumber("stock.rupture.high", position.available());
            case MEDIUM -> position.total().compareTo(requireNonNull(product.limits().minimum())) < 0
                    ? inNumber("stock.rupture.medium", position.available())
                    : "stock.rupture.ordered";
            case LOW -> "stock.rupture.low";
        };
    }

    static String suggestion(ShelfProduct product, BigDecimal quantity, BigDecimal maximum, double correction) {
        double coverDays = product.forecast() > 0 ? Math.floor(maximum.doubleValue() / product.forecast()) : 0;
        StringBuilder text = new StringBuilder(Sentences.fill("stock.suggestion", Map.of(
                "quantity", amount(quantity, product),
                "maximum", amount(maximum, product),
                "coverDays", Sentences.days(coverDays))));
        BigDecimal backordered = product.position().backordered();
        if (backordered.signum() > 0) {
            text.append(' ').append(Sentences.fill(backorderKey(product.unit(), backordered), Map.of("backordered",
                    amount(backordered, product))));
        }
        if (correction != Correction.NONE) {
            text.append(' ').append(Sentences.fill("stock.corrected", Map.of()));
        }
        return text.toString();
    }

    private static String backorderKey(Unit unit, BigDecimal backordered) {
        String key = FEMININE.contains(unit) ? "stock.suggestion.backorder.she" : "stock.suggestion.backorder";
        return inNumber(key, backordered);
    }

    static String excess(ShelfProduct product, BigDecimal excess) {
        return Sentences.fill(inNumber("stock.excess", excess), Map.of(
                "product", product.name(),
                "available", amount(product.position().available(), product),
                "maximum", amount(requireNonNull(product.limits().maximum()), product),
                "excess", amount(excess, product)));
    }

    static String idle(ShelfProduct product, LocalDate since, LocalDate asOf) {
        return Sentences.fill("stock.idle", Map.of(
                "product", product.name(),
                "days", Sentences.days(ChronoUnit.DAYS.between(since, asOf)),
                "onHand", amount(product.position().onHand(), product)));
    }

    private static String demand(ShelfProduct product) {
        return amount(BigDecimal.valueOf(product.demand()).setScale(2, RoundingMode.HALF_UP), product);
    }

    private static String amount(BigDecimal quantity, ShelfProduct product) {
        return Sentences.quantity(quantity, product.unit());
    }

    /** Portuguese says one below two: 1,5 milheiro. */
    private static String inNumber(String key, BigDecimal quantity) {
        return quantity.abs().compareTo(BigDecimal.TWO) < 0 ? key + ".one" : key;
    }
}
