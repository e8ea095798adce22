package br.com.basecommerce.construction.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A product beside one of its further units; beside none when it has none. */
record ProductWithUnit(Product product, @Nullable ProductUnit unit) {

    /** A product with all its further units. */
    record Whole(Product product, List<UnitTerms> units) {}

    static Map<UUID, Whole> byProduct(List<ProductWithUnit> rows) {
        Map<UUID, Whole> whole = new LinkedHashMap<>();
        for (ProductWithUnit row : rows) {
            List<UnitTerms> units = whole.computeIfAbsent(row.product().id(),
                    id -> new Whole(row.product(), new ArrayList<>())).units();
            if (row.unit() != null) {
                units.add(row.unit().terms());
            }
        }
        return whole;
    }
}
