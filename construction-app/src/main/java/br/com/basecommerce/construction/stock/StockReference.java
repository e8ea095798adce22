package br.com.basecommerce.construction.stock;

import java.util.UUID;

/**
 * The document behind a change of stock.
 *
 * @param type {@code order}, {@code delivery}
 */
public record StockReference(String type, UUID id) {

    public static StockReference order(UUID id) {
        return new StockReference("order", id);
    }

    public static StockReference delivery(UUID id) {
        return new StockReference("delivery", id);
    }
}
