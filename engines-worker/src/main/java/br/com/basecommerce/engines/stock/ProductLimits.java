package br.com.basecommerce.engines.stock;

import static br.com.basecommerce.engines.facts.Rows.row;
import static br.com.basecommerce.engines.facts.Rows.texts;
import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps minimum and maximum of products, from their demand, class and parameters. */
@Component
class ProductLimits {

    private static final String SELECT = """
            select s.product_id, s.history_days, s.selling_days, s.demand, s.deviation, s.forecast, s.lead_time,
                   s.lead_time_deviation, s.abc_class, p.fraction_allowed
            from engines.product_stock s
            join engines.product p on p.product_id = s.product_id
            where s.product_id = any (cast(:products as uuid[]))
            """;

    private static final String UPDATE = """
            update engines.product_stock
            set method = ?, minimum = ?, maximum = ?
            where product_id = ?
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final StoreParameters parameters;

    ProductLimits(JdbcClient jdbc, JdbcTemplate batches, StoreParameters parameters) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.parameters = parameters;
    }

    void refresh(Collection<UUID> products) {
        Map<UUID, StockParameters> rules = parameters.of(products);
        List<@Nullable Object[]> rows = jdbc.sql(SELECT).param("products", texts(products)).query((row, number) -> {
            UUID product = row.getObject("product_id", UUID.class);
            Demand demand = new Demand(row.getInt("history_days"), row.getInt("selling_days"), row.getDouble("demand"),
                    row.getDouble("deviation"), row.getDouble("forecast"), new LeadTime(row.getDouble("lead_time"), row
                            .getDouble("lead_time_deviation")));
            StockLimits limits = StockLimits.of(demand, requireNonNull(rules.get(product)), row.getString("abc_class")
                    .charAt(0), !row.getBoolean("fraction_allowed"));
            return row(limits.method().code(), limits.minimum(), limits.maximum(), product);
        }).list();
        if (!rows.isEmpty()) {
            batches.batchUpdate(UPDATE, rows);
        }
    }
}
