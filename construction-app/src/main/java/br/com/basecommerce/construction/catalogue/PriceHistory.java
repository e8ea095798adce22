package br.com.basecommerce.construction.catalogue;

import br.com.basecommerce.common.Ids;
import br.com.basecommerce.common.identity.SignedIn;
import br.com.basecommerce.common.tenancy.TenantContext;
import br.com.basecommerce.common.values.Money;
import br.com.basecommerce.common.values.Quantity;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of a product's prices: changes of its base price, and its quantity breaks. */
@Component
class PriceHistory {

    private static final int MOST = 200;
    private static final String INSERT = """
            insert into construction.price_change
              (tenant_id, id, created_at, created_by, product_id, old_price, new_price, reason)
            values (:tenant, :id, :at, :by, :product, :old, :new, 'edit')
            """;
    private static final String OF = """
            select id, created_at, created_by, old_price, new_price, reason
            from construction.price_change
            where tenant_id = :tenant and product_id = :product
            order by created_at desc, id desc
            limit :most
            """;
    private static final String BREAKS = """
            select min_quantity, price
            from construction.price_break
            where tenant_id = :tenant and product_id = :product
            order by min_quantity
            """;
    private static final String FORGET_BREAKS = """
            delete from construction.price_break
            where tenant_id = :tenant and product_id = :product
            """;
    private static final String INSERT_BREAK = """
            insert into construction.price_break
              (tenant_id, id, created_at, created_by, updated_at, product_id, min_quantity, price)
            values (:tenant, :id, :at, :by, :at, :product, :quantity, :price)
            """;

    private final JdbcClient jdbc;

    PriceHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(UUID product, @Nullable Money oldPrice, Money newPrice, Instant now) {
        jdbc.sql(INSERT).param("tenant", tenant()).param("id", Ids.next()).param("at", at(now))
                .param("by", SignedIn.id()).param("product", product)
                .param("old", oldPrice == null ? null : oldPrice.amount()).param("new", newPrice.amount()).update();
    }

    /** Newest first. */
    List<PriceChange> of(UUID product) {
        return jdbc.sql(OF).param("tenant", tenant()).param("product", product).param("most", MOST)
                .query((row, number) -> new PriceChange(row.getObject("id", UUID.class),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        row.getObject("created_by", UUID.class),
                        row.getBigDecimal("old_price") == null ? null : new Money(row.getBigDecimal("old_price")),
                        new Money(row.getBigDecimal("new_price")), row.getString("reason")))
                .list();
    }

    List<PriceBreak> breaksOf(UUID product) {
        return jdbc.sql(BREAKS).param("tenant", tenant()).param("product", product)
                .query((row, number) -> new PriceBreak(new Quantity(row.getBigDecimal("min_quantity")),
                        new Money(row.getBigDecimal("price"))))
                .list();
    }

    void replaceBreaks(UUID product, List<PriceBreak> breaks, Instant now) {
        jdbc.sql(FORGET_BREAKS).param("tenant", tenant()).param("product", product).update();
        breaks.forEach(step -> jdbc.sql(INSERT_BREAK).param("tenant", tenant()).param("id", Ids.next())
                .param("at", at(now)).param("by", SignedIn.id()).param("product", product)
                .param("quantity", step.minQuantity().value()).param("price", step.price().amount()).update());
    }

    private static UUID tenant() {
        return TenantContext.required().id().value();
    }

    private static OffsetDateTime at(Instant now) {
        return OffsetDateTime.ofInstant(now, ZoneOffset.UTC);
    }
}
