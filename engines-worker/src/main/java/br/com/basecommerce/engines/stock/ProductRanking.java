package br.com.basecommerce.engines.stock;

import static br.com.basecommerce.engines.facts.Rows.row;

import br.com.basecommerce.engines.facts.Computations;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the ABC classes of a store's products. */
@Component
class ProductRanking {

    private static final String SOLD = """
            select s.product_id, case when p.active then s.sold_value else 0 end as sold_value, s.abc_class
            from engines.product_stock s
            join engines.product p on p.product_id = s.product_id
            where s.sold_value > 0 or s.abc_class <> 'C'
            """;

    private static final String SET_CLASS = "update engines.product_stock set abc_class = ? where product_id = ?";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Computations computations;

    ProductRanking(JdbcClient jdbc, JdbcTemplate batches, Computations computations) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.computations = computations;
    }

    /** Ranks anew; products that sold nothing are of class C and not even read. Gives those whose class changed. */
    List<UUID> refresh() {
        Map<UUID, Character> before = new HashMap<>();
        List<AbcClasses.Sold> sold = jdbc.sql(SOLD).query((row, number) -> {
            UUID product = row.getObject("product_id", UUID.class);
            BigDecimal value = row.getBigDecimal("sold_value");
            before.put(product, row.getString("abc_class").charAt(0));
            return new AbcClasses.Sold(product, value);
        }).list();
        Map<UUID, Character> after = AbcClasses.of(sold);
        computations.setTotal(StockEngine.NAME, AbcClasses.total(sold));
        List<UUID> changed = new ArrayList<>();
        List<@Nullable Object[]> rows = new ArrayList<>();
        after.forEach((product, abcClass) -> {
            if (!abcClass.equals(before.get(product))) {
                changed.add(product);
                rows.add(row(abcClass.toString(), product));
            }
        });
        if (!rows.isEmpty()) {
            batches.batchUpdate(SET_CLASS, rows);
        }
        return changed;
    }
}
