package br.com.basecommerce.engines.stock;

import java.time.LocalDate;
import java.util.List;

/**
 * How a product sells (engines.md section 2.2).
 *
 * @param historyDays counted days n
 * @param sellingDays counted days with a sale, k
 * @param mean stock units a day, d
 * @param deviation of the daily sales, zero days included, σ
 * @param forecast stock units a day until the next purchase would arrive, d′
 */
record Demand(int historyDays, int sellingDays, double mean, double deviation, double forecast, LeadTime leadTime) {

    static Demand of(SalesHistory history, LocalDate asOf, Season season, LeadTime leadTime,
            StockParameters parameters) {
        List<LocalDate> days = history.countedDays(asOf, parameters.windowDays());
        Sample sales = new Sample(days.stream().mapToDouble(history::on).toArray());
        int sellingDays = (int) days.stream().filter(day -> history.on(day) > 0).count();
        List<LocalDate> ahead = asOf.datesUntil(
                asOf.plusDays((long) Math.ceil(leadTime.days()) + parameters.reviewDays())).toList();
        double forecast = sales.mean() * season.mean(ahead) / season.mean(days);
        return new Demand(days.size(), sellingDays, sales.mean(), sales.deviation(), forecast, leadTime);
    }
}
