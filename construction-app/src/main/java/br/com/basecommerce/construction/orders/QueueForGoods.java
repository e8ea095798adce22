package br.com.basecommerce.construction.orders;

import br.com.basecommerce.common.values.Quantity;
import br.com.basecommerce.construction.stock.WaitingLine;
import br.com.basecommerce.construction.stock.WaitingLines;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The lines of open orders in the order in which goods were promised. */
@Component
class QueueForGoods implements WaitingLines {

    private static final String QUEUE = """
            select l.id, coalesce(r.quantity, 0) as reserved,
                   l.stock_quantity - l.delivered_quantity - l.closed_quantity - coalesce(r.quantity, 0) as missing
            from construction.order_line l
            join construction.sales_order o on o.tenant_id = l.tenant_id and o.id = l.order_id
            left join construction.stock_reservation r on r.tenant_id = l.tenant_id and r.order_line_id = l.id
            where l.product_id = :product
              and l.stock_quantity > l.delivered_quantity + l.closed_quantity
              and o.status <> 'cancelled'
            order by (
                select min(d.scheduled_date)
                from construction.delivery d
                where d.tenant_id = o.tenant_id and d.order_id = o.id and d.status not in ('delivered', 'cancelled')
              ) nulls last,
              o.created_at, o.id, l.position
            """;

    private final JdbcClient jdbc;

    QueueForGoods(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<WaitingLine> inOrderOfPromise(UUID productId) {
        return jdbc.sql(QUEUE).param("product", productId)
                .query((row, number) -> new WaitingLine(row.getObject("id", UUID.class),
                        new Quantity(row.getBigDecimal("reserved")), new Quantity(row.getBigDecimal("missing"))))
                .list();
    }
}
