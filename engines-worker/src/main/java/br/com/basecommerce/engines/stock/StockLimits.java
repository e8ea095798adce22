package br.com.basecommerce.engines.stock;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * When to buy and up to how much, in stock units; both null while too little is known.
 *
 * <p>The refined minimum is the reorder point of a periodic review with uncertain demand and lead time (Silver, Pyke,
 * Thomas: <i>Inventory and Production Management in Supply Chains</i>).
 *
 * @param minimum reorder point
 * @param maximum order-up-to level, never below the minimum
 */
record StockLimits(StockMethod method, @Nullable BigDecimal minimum, @Nullable BigDecimal maximum) {

    static StockLimits of(Demand demand, StockParameters parameters, char abcClass, boolean wholeUnits) {
        StockMethod allowed = StockMethod.allowedBy(demand, parameters);
        BigDecimal override = parameters.minimumOverride();
        if (override == null && allowed == StockMethod.INSUFFICIENT) {
            return new StockLimits(allowed, null, null);
        }
        double minimum = override == null ? minimum(allowed, demand, parameters, abcClass) : override.doubleValue();
        double maximum = maximum(allowed, minimum, demand, parameters);
        StockMethod method = override == null ? allowed : StockMethod.MANUAL;
        return rounded(method, minimum, maximum, parameters.maximumOverride(), wholeUnits);
    }

    private static double minimum(StockMethod method, Demand demand, StockParameters parameters, char abcClass) {
        double duringLeadTime = demand.forecast() * demand.leadTime().days();
        if (method == StockMethod.SIMPLE) {
            return duringLeadTime * (1 + parameters.safetyPercent() / 100);
        }
        return duringLeadTime + safety(demand, parameters.serviceZ().getOrDefault(abcClass, 0.0));
    }

    /** z·√(L·σ² + d′²·σ_L²): stock against a busy week and a late truck. */
    private static double safety(Demand demand, double z) {
        double ofDemand = demand.leadTime().days() * demand.deviation() * demand.deviation();
        double ofLeadTime = Math.pow(demand.forecast() * demand.leadTime().deviation(), 2);
        return z * Math.sqrt(ofDemand + ofLeadTime);
    }

    private static double maximum(StockMethod method, double minimum, Demand demand, StockParameters parameters) {
        return switch (method) {
            case REFINED -> minimum + demand.forecast() * parameters.reviewDays();
            case SIMPLE, MANUAL -> Math.max(2 * demand.forecast() * demand.leadTime().days(),
                    minimum + demand.forecast());
            // A minimum set by hand for goods that hardly sold: no forecast to buy further ahead.
            case INSUFFICIENT -> minimum;
        };
    }

    private static StockLimits rounded(StockMethod method, double minimum, double maximum,
            @Nullable BigDecimal maximumOverride, boolean wholeUnits) {
        BigDecimal lower = rounded(minimum, wholeUnits);
        BigDecimal upper = maximumOverride == null
                ? rounded(maximum, wholeUnits)
                : maximumOverride.setScale(3,
                        RoundingMode.HALF_UP);
        return new StockLimits(method, lower, upper.max(lower));
    }

    private static BigDecimal rounded(double exact, boolean wholeUnits) {
        return wholeUnits
                ? Rounding.up(exact, 0).setScale(3)
                : BigDecimal.valueOf(exact).setScale(3, RoundingMode.HALF_UP);
    }
}
