package br.com.basecommerce.construction.catalogue;

import br.com.basecommerce.common.tenancy.TenantContext;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether a movement or a line stands on a product's units, which may then not change any more (product.md U8). */
@Component
class UnitsInUse {

    private static final String IN_USE = """
            select exists (select from construction.quote_line l where l.tenant_id = :tenant and l.product_id = :product)
                or exists (select from construction.order_line l where l.tenant_id = :tenant and l.product_id = :product)
                or exists (select from construction.stock_movement m
                           where m.tenant_id = :tenant and m.product_id = :product)
            """;

    private final JdbcClient jdbc;

    UnitsInUse(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean of(UUID product) {
        return jdbc.sql(IN_USE).param("tenant", TenantContext.required().id().value()).param("product", product)
                .query((row, number) -> row.getBoolean(1)).single();
    }
}
