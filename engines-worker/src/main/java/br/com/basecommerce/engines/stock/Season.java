package br.com.basecommerce.engines.stock;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * How much more or less than usual a product sells in each month.
 *
 * @param manual the store's own factors by month, 1 to 12; they win
 * @param learned twelve factors, January first; 1 where nothing could be learned
 */
record Season(Map<Integer, Double> manual, List<Double> learned) {

    static final List<Double> NONE = List.copyOf(Collections.nCopies(12, 1.0));

    static final int LEARNING_DAYS = 730;
    static final int MIN_HISTORY_DAYS = 365;
    private static final int MIN_SELLING_DAYS = 50;
    private static final int MIN_DAYS_OF_A_MONTH = 20;
    private static final double LOWEST = 0.5;
    private static final double HIGHEST = 2.0;

    /** Mean demand of each calendar month ÷ mean demand, from up to two years; needs a year and 50 selling days. */
    static List<Double> learn(SalesHistory history, LocalDate asOf) {
        LocalDate first = history.firstDay();
        if (first == null || first.isAfter(asOf.minusDays(MIN_HISTORY_DAYS))) {
            return NONE;
        }
        List<LocalDate> days = history.countedDays(asOf, LEARNING_DAYS);
        if (days.stream().filter(day -> history.on(day) > 0).count() < MIN_SELLING_DAYS) {
            return NONE;
        }
        return factors(history, days);
    }

    private static List<Double> factors(SalesHistory history, List<LocalDate> days) {
        double[] sold = new double[12];
        int[] counted = new int[12];
        for (LocalDate day : days) {
            sold[day.getMonthValue() - 1] += history.on(day);
            counted[day.getMonthValue() - 1]++;
        }
        double mean = Arrays.stream(sold).sum() / days.size();
        Double[] factors = new Double[12];
        for (int month = 0; month < 12; month++) {
            factors[month] = counted[month] < MIN_DAYS_OF_A_MONTH ? 1.0 : clipped(sold[month] / counted[month] / mean);
        }
        return List.of(factors);
    }

    private static double clipped(double factor) {
        double within = Math.clamp(factor, LOWEST, HIGHEST);
        return BigDecimal.valueOf(within).setScale(2, RoundingMode.HALF_UP).doubleValue();
    }

    double factor(LocalDate day) {
        return manual.getOrDefault(day.getMonthValue(), learned.get(day.getMonthValue() - 1));
    }

    double mean(Collection<LocalDate> days) {
        return days.stream().mapToDouble(this::factor).average().orElse(1);
    }
}
