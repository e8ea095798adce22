package br.com.basecommerce.construction.stock;

import br.com.basecommerce.common.values.Quantity;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How much of a product can still be promised: on hand minus reserved. */
@Component
public class Availability {

    private static final String AVAILABLE = """
            select p.id, coalesce(l.available, 0) as available
            from construction.product p
            left join construction.stock_level l on l.tenant_id = p.tenant_id and l.product_id = p.id
            where p.id = any (:products) and p.stock_controlled
            """;

    private final JdbcClient jdbc;

    Availability(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In stock units, by product; products without stock control, and unknown ones, are absent. One query. */
    @Transactional(readOnly = true)
    public Map<UUID, Quantity> of(Collection<UUID> products) {
        if (products.isEmpty()) {
            return Map.of();
        }
        return jdbc.sql(AVAILABLE)
                .param("products", products.toArray(UUID[]::new))
                .query((row, number) -> Map.entry(row.getObject("id", UUID.class),
                        new Quantity(row.getBigDecimal("available"))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
