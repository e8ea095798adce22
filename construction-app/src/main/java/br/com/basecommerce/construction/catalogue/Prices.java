package br.com.basecommerce.construction.catalogue;

import br.com.basecommerce.common.tenancy.TenantContext;
import br.com.basecommerce.common.values.Money;
import br.com.basecommerce.common.values.Percentage;
import br.com.basecommerce.common.values.Quantity;
import br.com.basecommerce.construction.documents.PriceRule;
import br.com.basecommerce.construction.store.StoreCalendar;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The prices that hold today for a customer and a job site ({@code product.md} section 6.2). One query however many. */
@Component
@Transactional(readOnly = true)
public class Prices {

    private static final String ENTRIES = """
            with level as (
              select coalesce(
                (select s.price_list_id from construction.job_site s
                 where s.tenant_id = :tenant and s.id = :jobSite::uuid),
                (select c.price_list_id from construction.customer c
                 where c.tenant_id = :tenant and c.id = :customer::uuid)) as price_list_id
            )
            select a.product_id, case when a.job_site_id is null then 'customer' else 'job_site' end as rule,
                   a.min_quantity, a.price, null::numeric as percent_off
            from construction.agreed_price a
            where a.tenant_id = :tenant and a.customer_id = :customer::uuid and a.product_id = any (:products)
              and (a.job_site_id is null or a.job_site_id = :jobSite::uuid) and a.active
              and (a.valid_from is null or a.valid_from <= :today)
              and (a.valid_until is null or a.valid_until >= :today)
            union all
            select i.product_id, 'price_list', i.min_quantity, i.price, i.percent_off
            from level
            join construction.price_list l on l.tenant_id = :tenant and l.id = level.price_list_id
            join construction.price_list_item i on i.tenant_id = l.tenant_id and i.price_list_id = l.id
            where i.product_id = any (:products) and l.active
              and (l.valid_from is null or l.valid_from <= :today)
              and (l.valid_until is null or l.valid_until >= :today)
            union all
            select b.product_id, 'quantity_break', b.min_quantity, b.price, null
            from construction.price_break b
            where b.tenant_id = :tenant and b.product_id = any (:products)
            union all
            select p.id, 'base', 0, p.base_price, null
            from construction.product p
            where p.tenant_id = :tenant and p.id = any (:products)
            """;

    private final JdbcClient jdbc;
    private final StoreCalendar calendar;

    Prices(JdbcClient jdbc, StoreCalendar calendar) {
        this.jdbc = jdbc;
        this.calendar = calendar;
    }

    /**
     * The rule price of each product.
     *
     * @param customerId null before a customer was chosen
     * @param jobSiteId null without a job site
     * @param quantities exact price units by product: all lines of the same product added
     * @return by product; unknown products are absent
     */
    public Map<UUID, RulePrice> of(@Nullable UUID customerId, @Nullable UUID jobSiteId,
            Map<UUID, BigDecimal> quantities) {
        if (quantities.isEmpty()) {
            return Map.of();
        }
        Map<UUID, List<PriceEntry>> entries = new HashMap<>();
        jdbc.sql(ENTRIES).param("tenant", TenantContext.required().id().value())
                .param("customer", customerId == null ? null : customerId.toString())
                .param("jobSite", jobSiteId == null ? null : jobSiteId.toString())
                .param("products", quantities.keySet().toArray(UUID[]::new)).param("today", calendar.today())
                .query(row -> {
                    entries.computeIfAbsent(row.getObject("product_id", UUID.class), product -> new ArrayList<>())
                            .add(entry(row));
                });
        Map<UUID, RulePrice> prices = new HashMap<>();
        entries.forEach((product, found) -> PriceEntry.choose(found, quantities.getOrDefault(product, BigDecimal.ZERO))
                .ifPresent(price -> prices.put(product, price)));
        return prices;
    }

    private static PriceEntry entry(ResultSet row) throws SQLException {
        BigDecimal price = row.getBigDecimal("price");
        BigDecimal percentOff = row.getBigDecimal("percent_off");
        return new PriceEntry(PriceRule.ofCode(row.getString("rule")), new Quantity(row.getBigDecimal("min_quantity")),
                price == null ? null : new Money(price), percentOff == null ? null : new Percentage(percentOff));
    }
}
