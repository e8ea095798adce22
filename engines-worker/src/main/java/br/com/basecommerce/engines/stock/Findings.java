package br.com.basecommerce.engines.stock;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What there is to say about a product on the shelf, before anybody's answer is looked at. */
record Findings(Map<AlertType, Alert> alerts, Optional<Suggestion> suggestion) {

    static final Findings NONE = new Findings(Map.of(), Optional.empty());

    /** @param excess stock units too many; null for the other types */
    record Alert(@Nullable RiskLevel level, @Nullable BigDecimal excess, String explanation) {}

    record Suggestion(BigDecimal quantity, RiskLevel priority, Optional<RiskLevel> risk, String explanation) {}

    static Findings of(ShelfProduct product, StockParameters parameters, double correction, LocalDate asOf) {
        if (!product.watched()) {
            return NONE;
        }
        Map<AlertType, Alert> alerts = new EnumMap<>(AlertType.class);
        risk(product, product.position(), parameters).ifPresent(level -> alerts.put(AlertType.RUPTURE, new Alert(level,
                null, StockSentences.rupture(product, level, parameters))));
        idle(product, product.position(), parameters, asOf).ifPresent(since -> alerts.put(AlertType.IDLE, new Alert(
                null, null, StockSentences.idle(product, since, asOf))));
        if (!alerts.containsKey(AlertType.IDLE)) {
            excess(product, product.position(), parameters).ifPresent(excess -> alerts.put(AlertType.EXCESS, new Alert(
                    null, excess, StockSentences.excess(product, excess))));
        }
        return new Findings(alerts, suggestion(product, parameters, correction));
    }

    /** True when there is nothing to say of this type at another position of the same product. */
    static boolean quiet(AlertType type, ShelfProduct product, StockPosition position, StockParameters parameters,
            LocalDate asOf) {
        return switch (type) {
            case RUPTURE -> risk(product, position, parameters).isEmpty();
            case EXCESS -> excess(product, position, parameters).isEmpty();
            case IDLE -> idle(product, position, parameters, asOf).isEmpty();
        };
    }

    private static Optional<RiskLevel> risk(ShelfProduct product, StockPosition position, StockParameters parameters) {
        BigDecimal minimum = product.limits().minimum();
        return minimum == null
                ? Optional.empty()
                : RiskLevel.of(position, minimum, product.forecast(), product.leadTimeDays(), parameters
                        .lowHorizonDays());
    }

    private static Optional<LocalDate> idle(ShelfProduct product, StockPosition position, StockParameters parameters,
            LocalDate asOf) {
        return Surplus.idleSince(position, product.firstDay(), product.activity().lastSoldOn(), asOf, parameters
                .idleDays());
    }

    private static Optional<BigDecimal> excess(ShelfProduct product, StockPosition position,
            StockParameters parameters) {
        BigDecimal maximum = product.limits().maximum();
        return maximum == null
                ? Optional.empty()
                : Surplus.excess(position, maximum, parameters.excessTolerancePercent());
    }

    private static Optional<Suggestion> suggestion(ShelfProduct product, StockParameters parameters,
            double correction) {
        BigDecimal minimum = product.limits().minimum();
        BigDecimal maximum = product.limits().maximum();
        if (minimum == null || maximum == null) {
            return Optional.empty();
        }
        Optional<RiskLevel> risk = risk(product, product.position(), parameters);
        return Replenishment.quantity(product.position(), minimum, maximum, correction, product.packQuantity(), product
                .wholeUnits()).filter(quantity -> quantity.signum() > 0).map(quantity -> new Suggestion(quantity,
                        Replenishment.priority(product.abcClass(), risk), risk, StockSentences.suggestion(product,
                                quantity, maximum, correction)));
    }
}
