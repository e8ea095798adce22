package br.com.basecommerce.engines.stock;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The numbers behind the formulas (engines.md section 2.1): the product's own, else the store's, else these defaults.
 *
 * @param leadTimeDays assumed when nothing better is known
 * @param ownLeadTimeDays set for this product; beats what receipts taught
 * @param serviceZ safety factor by ABC class
 * @param minimumOverride stock units; makes the method {@code manual}
 * @param seasonalFactors by month, 1 to 12
 */
record StockParameters(int windowDays, double leadTimeDays, @Nullable Double ownLeadTimeDays, double safetyPercent,
        int reviewDays, int simpleMinDays, int simpleMinSellingDays, int refinedMinDays, int refinedMinSellingDays,
        Map<Character, Double> serviceZ, int lowHorizonDays, double excessTolerancePercent, int idleDays,
        @Nullable BigDecimal minimumOverride, @Nullable BigDecimal maximumOverride,
        Map<Integer, Double> seasonalFactors) {

    private static final Map<Character, Double> SERVICE_Z = Map.of('A', 1.96, 'B', 1.645, 'C', 1.282);

    static final StockParameters DEFAULTS = of(Map.of(), Map.of());

    /**
     * Merges the two scopes.
     *
     * @param store names and values as the event gave them; absent or null means the default
     * @param product the same; absent or null means the store's
     */
    static StockParameters of(Map<String, ? extends @Nullable Object> store,
            Map<String, ? extends @Nullable Object> product) {
        Scopes scopes = new Scopes(store, product);
        return new StockParameters(
                scopes.whole("window_days", 90),
                Scopes.number(store.get("lead_time_days"), 7),
                product.get("lead_time_days") == null ? null : Scopes.number(product.get("lead_time_days"), 0),
                scopes.number("safety_percent", 20),
                scopes.whole("review_days", 7),
                scopes.whole("simple_min_days", 14),
                scopes.whole("simple_min_selling_days", 3),
                scopes.whole("refined_min_days", 30),
                scopes.whole("refined_min_selling_days", 8),
                scopes.serviceZ(),
                scopes.whole("low_horizon_days", 7),
                scopes.number("excess_tolerance_percent", 20),
                scopes.whole("idle_days", 60),
                scopes.decimal("minimum_override"),
                scopes.decimal("maximum_override"),
                scopes.seasonalFactors());
    }

    private record Scopes(Map<String, ? extends @Nullable Object> store,
            Map<String, ? extends @Nullable Object> product) {

        @Nullable
        Object value(String name) {
            Object own = product.get(name);
            return own == null ? store.get(name) : own;
        }

        double number(String name, double otherwise) {
            return number(value(name), otherwise);
        }

        static double number(@Nullable Object value, double otherwise) {
            return value == null ? otherwise : Double.parseDouble(value.toString());
        }

        int whole(String name, int otherwise) {
            return (int) number(name, otherwise);
        }

        @Nullable
        BigDecimal decimal(String name) {
            Object value = value(name);
            return value == null ? null : new BigDecimal(value.toString());
        }

        Map<Character, Double> serviceZ() {
            Map<Character, Double> factors = new HashMap<>(SERVICE_Z);
            if (value("service_z") instanceof Map<?, ?> given) {
                given.forEach((name, factor) -> factors.put(name.toString().charAt(0), number(factor, 0)));
            }
            return factors;
        }

        Map<Integer, Double> seasonalFactors() {
            Map<Integer, Double> factors = new HashMap<>();
            if (value("seasonal_factors") instanceof Map<?, ?> given) {
                given.forEach((month, factor) -> factors.put(Integer.valueOf(month.toString()), number(factor, 1)));
            }
            return factors;
        }
    }
}
