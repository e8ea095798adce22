package br.com.basecommerce.engines.stock;

import java.util.Locale;

/** How a minimum came about; the screens say it in words. */
enum StockMethod {

    SIMPLE,
    REFINED,
    MANUAL,
    INSUFFICIENT;

    /** The method that the history of a product allows, whatever the store set. */
    static StockMethod allowedBy(Demand demand, StockParameters parameters) {
        if (demand.historyDays() < parameters.simpleMinDays()
                || demand.sellingDays() < parameters.simpleMinSellingDays()) {
            return INSUFFICIENT;
        }
        boolean refined = demand.historyDays() >= parameters.refinedMinDays()
                && demand.sellingDays() >= parameters.refinedMinSellingDays();
        return refined ? REFINED : SIMPLE;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static StockMethod ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
