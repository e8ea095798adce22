package br.com.basecommerce.construction.stock;

import java.util.Locale;

/** Why a level changed, as {@code stock_level_changed} tells it. */
enum StockCause {

    INITIAL,
    RECEIPT,
    SALE,
    RETURN,
    ADJUSTMENT,
    COUNT,
    RESERVATION,
    RELEASE,
    PURCHASE;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
