package br.com.basecommerce.construction.quotes;

import br.com.basecommerce.common.values.Money;
import br.com.basecommerce.construction.customers.CustomerFacts;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How much of a customer's credit is taken: the balance that finance typed, and the totals of open orders without what was
 * delivered of them ({@code product.md} C5).
 */
@Component
class CreditUse {

    /** @param used may be more than the limit */
    record Use(Money limit, Money used) {

        boolean isExceededBy(Money further) {
            return used.plus(further).compareTo(limit) > 0;
        }
    }

    private static final String OPEN = """
            select coalesce(sum(o.total - d.delivered), 0)
            from construction.sales_order o
            cross join lateral (
              select coalesce(sum(l.net_total * l.delivered_quantity / l.stock_quantity), 0) as delivered
              from construction.order_line l
              where l.tenant_id = o.tenant_id and l.order_id = o.id
            ) d
            where o.customer_id = :customer and o.status not in ('delivered', 'cancelled')
            """;

    private final JdbcClient jdbc;

    CreditUse(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty for a customer without limit. */
    @Transactional(readOnly = true)
    public Optional<Use> of(CustomerFacts customer) {
        return customer.creditLimit() == null
                ? Optional.empty()
                : Optional.of(new Use(Money.rounded(customer.creditLimit()),
                        Money.rounded(customer.receivableBalance().add(open(customer.id())))));
    }

    private BigDecimal open(UUID customer) {
        return jdbc.sql(OPEN).param("customer", customer).query(BigDecimal.class).single();
    }
}
