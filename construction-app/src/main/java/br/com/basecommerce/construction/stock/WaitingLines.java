package br.com.basecommerce.construction.stock;

import java.util.List;
import java.util.UUID;

/** Who waits for goods of a product; told by the feature that owns the sales. Asked only while the level is locked. */
public interface WaitingLines {

    /**
     * Every line with balance of an open order: earliest promised date first, those without a date last, then the oldest
     * order.
     */
    List<WaitingLine> inOrderOfPromise(UUID productId);
}
