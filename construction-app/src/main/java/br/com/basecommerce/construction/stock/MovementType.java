package br.com.basecommerce.construction.stock;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What moved the quantity on hand. */
enum MovementType {

    RECEIPT(StockCause.RECEIPT),
    SALE(StockCause.SALE),
    RETURN(StockCause.RETURN),
    ADJUSTMENT(StockCause.ADJUSTMENT),
    COUNT(StockCause.COUNT),
    INITIAL(StockCause.INITIAL);

    private final StockCause cause;

    MovementType(StockCause cause) {
        this.cause = cause;
    }

    StockCause cause() {
        return cause;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<MovementType> ofCode(String code) {
        return Arrays.stream(values()).filter(type -> type.code().equals(code)).findFirst();
    }
}
