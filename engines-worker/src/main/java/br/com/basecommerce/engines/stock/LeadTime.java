package br.com.basecommerce.engines.stock;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Days from ordering to receipt.
 *
 * @param deviation sample standard deviation in days; 0 when the days were not learned from receipts
 */
record LeadTime(double days, double deviation) {

    private static final int MIN_RECEIPTS = 3;

    /**
     * The most trustworthy figure there is.
     *
     * @param ofProduct set by the store for this product
     * @param receipts days that the latest receipts took, at most five
     * @param ofSupplier said by the supplier of the last receipt
     * @param ofStore what the store assumes otherwise
     */
    static LeadTime of(@Nullable Double ofProduct, List<Integer> receipts, @Nullable Integer ofSupplier,
            double ofStore) {
        if (ofProduct != null) {
            return new LeadTime(ofProduct, 0);
        }
        if (receipts.size() >= MIN_RECEIPTS) {
            Sample sample = new Sample(receipts.stream().mapToDouble(Integer::doubleValue).toArray());
            return new LeadTime(sample.mean(), sample.deviation());
        }
        return new LeadTime(ofSupplier == null ? ofStore : ofSupplier, 0);
    }
}
