package br.com.basecommerce.construction.orders;

import br.com.basecommerce.common.identity.CurrentUser;
import br.com.basecommerce.common.identity.Permission;
import br.com.basecommerce.common.values.Money;
import br.com.basecommerce.common.values.Percentage;
import br.com.basecommerce.common.values.Quantity;
import br.com.basecommerce.common.values.Unit;
import br.com.basecommerce.common.values.UnitCost;
import br.com.basecommerce.common.web.problem.ProblemException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** One order with everything a person or program may know of it; five queries, however many lines. */
@Component
@Transactional(readOnly = true)
class ReadingOrders {

    private static final String DETAILS = """
            select o.quote_id, o.quote_revision, q.number as quote_number, o.discount_mode, o.discount_percent,
                   o.freight_amount, o.freight_reason, o.subtotal, o.discount_amount, o.customer_notes,
                   o.internal_notes, o.driver_notes, o.delivered_at, o.cancelled_at, o.cancellation_reason
            from construction.sales_order o
            left join construction.quote q on q.tenant_id = o.tenant_id and q.id = o.quote_id
            where o.id = :order
            """;

    private static final String LINES = """
            select l.id, l.position, l.product_id, l.description, l.product_code, l.entered_quantity, l.entered_unit,
                   l.waste_percent, l.stock_quantity, l.stock_unit, l.price_unit, l.rule_price, l.price_rule,
                   l.unit_price, l.discount_percent, l.line_total, l.net_total, l.unit_cost, l.note,
                   l.delivered_quantity, l.returned_quantity, l.closed_quantity,
                   coalesce(r.quantity, 0) as reserved, coalesce(k.picked, 0) as picked,
                   coalesce(s.incoming, 0) as incoming, coalesce(p.stock_controlled, false) as stock_controlled
            from construction.order_line l
            left join construction.product p on p.tenant_id = l.tenant_id and p.id = l.product_id
            left join construction.stock_reservation r on r.tenant_id = l.tenant_id and r.order_line_id = l.id
            left join construction.stock_level s on s.tenant_id = l.tenant_id and s.product_id = l.product_id
            left join (
              select dl.tenant_id, dl.order_line_id, sum(dl.picked_quantity) as picked
              from construction.delivery d
              join construction.delivery_line dl on dl.tenant_id = d.tenant_id and dl.delivery_id = d.id
              where d.order_id = :order and d.status not in ('delivered', 'cancelled')
              group by dl.tenant_id, dl.order_line_id
            ) k on k.tenant_id = l.tenant_id and k.order_line_id = l.id
            where l.order_id = :order
            order by l.position
            """;

    private final JdbcClient jdbc;
    private final OrderList list;
    private final Sight sight;
    private final OrderDeliveries deliveries;

    ReadingOrders(JdbcClient jdbc, OrderList list, Sight sight, OrderDeliveries deliveries) {
        this.jdbc = jdbc;
        this.list = list;
        this.sight = sight;
        this.deliveries = deliveries;
    }

    /** @throws ProblemException not-found, when the order is absent or not in the user's sight */
    public OrderView view(UUID id, CurrentUser user) {
        boolean withAmounts = user.may(Permission.ORDER_AMOUNTS);
        OrderRow row = list.find(id, sight.of(user, Permission.ORDER_VIEW), withAmounts)
                .orElseThrow(ProblemException::notFound);
        List<OrderView.Line> lines = jdbc.sql(LINES).param("order", id)
                .query((line, number) -> line(row, line, withAmounts, user.may(Permission.COST_VIEW)))
                .list();
        return jdbc.sql(DETAILS).param("order", id)
                .query((details, number) -> view(row, details, lines, withAmounts, user))
                .single();
    }

    private OrderView view(OrderRow row, ResultSet details, List<OrderView.Line> lines, boolean withAmounts,
            CurrentUser user) throws SQLException {
        return new OrderView(row, details.getObject("quote_id", UUID.class),
                details.getObject("quote_revision", Integer.class), details.getString("quote_number"),
                details.getString("customer_notes"), details.getString("internal_notes"),
                details.getString("driver_notes"), instant(details, "delivered_at"), instant(details, "cancelled_at"),
                details.getString("cancellation_reason"), withAmounts ? amounts(details, lines) : null, lines,
                deliveries.cardsOf(row.id(), user), allowedActions(row, lines, user));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static OrderView.Amounts amounts(ResultSet row, List<OrderView.Line> lines) throws SQLException {
        return new OrderView.Amounts(row.getString("discount_mode"),
                new Percentage(row.getBigDecimal("discount_percent")), new Money(row.getBigDecimal("subtotal")),
                new Money(row.getBigDecimal("discount_amount")), new Money(row.getBigDecimal("freight_amount")),
                row.getString("freight_reason"),
                lines.stream().map(line -> share(line, line.delivered())).reduce(Money.ZERO, Money::plus),
                lines.stream().map(line -> share(line, line.closed())).reduce(Money.ZERO, Money::plus));
    }

    private static Money share(OrderView.Line line, Quantity quantity) {
        BigDecimal net = Objects.requireNonNull(line.price()).netTotal().amount();
        return new Money(net.multiply(quantity.value()).divide(line.stockQuantity().value(), 2,
                RoundingMode.HALF_UP));
    }

    private static OrderView.Line line(OrderRow order, ResultSet row, boolean withAmounts, boolean withCost)
            throws SQLException {
        Quantity ordered = new Quantity(row.getBigDecimal("stock_quantity"));
        Quantity delivered = new Quantity(row.getBigDecimal("delivered_quantity"));
        Quantity closed = new Quantity(row.getBigDecimal("closed_quantity"));
        Quantity reserved = new Quantity(row.getBigDecimal("reserved"));
        Quantity balance = order.status() == OrderStatus.CANCELLED
                ? Quantity.ZERO
                : ordered.minus(delivered).minus(closed);
        BigDecimal cost = row.getBigDecimal("unit_cost");
        return new OrderView.Line(row.getObject("id", UUID.class), row.getInt("position"),
                row.getObject("product_id", UUID.class), row.getString("description"), row.getString("product_code"),
                new Quantity(row.getBigDecimal("entered_quantity")), row.getString("entered_unit"),
                new Percentage(row.getBigDecimal("waste_percent")), ordered, Unit.ofCode(row.getString("stock_unit")),
                reserved,
                new Quantity(row.getBigDecimal("picked")), delivered,
                new Quantity(row.getBigDecimal("returned_quantity")), closed, balance,
                row.getBoolean("stock_controlled") ? balance.minus(reserved) : Quantity.ZERO,
                new Quantity(row.getBigDecimal("incoming")), row.getString("note"), withAmounts ? price(row) : null,
                withCost && cost != null ? new UnitCost(cost) : null);
    }

    private static OrderView.Price price(ResultSet row) throws SQLException {
        BigDecimal rule = row.getBigDecimal("rule_price");
        return new OrderView.Price(row.getString("price_unit"), rule == null ? null : new Money(rule),
                row.getString("price_rule"), new Money(row.getBigDecimal("unit_price")),
                new Percentage(row.getBigDecimal("discount_percent")), new Money(row.getBigDecimal("line_total")),
                new Money(row.getBigDecimal("net_total")));
    }

    private static List<String> allowedActions(OrderRow order, List<OrderView.Line> lines, CurrentUser user) {
        List<String> allowed = new ArrayList<>();
        boolean own = user.id().equals(order.salesperson().id());
        if (!order.status().isFinal()) {
            allow(allowed, "notes", user, Permission.ORDER_EDIT_NOTES, own);
            if (lines.stream().map(OrderView.Line::balance).anyMatch(Quantity::isPositive)) {
                allow(allowed, "balance-closures", user, Permission.ORDER_CLOSE_BALANCE, own);
            }
        }
        if (order.status() == OrderStatus.PENDING || order.status() == OrderStatus.PREPARING) {
            allow(allowed, "cancellation", user, Permission.ORDER_CANCEL, own);
        }
        return List.copyOf(allowed);
    }

    private static void allow(List<String> allowed, String action, CurrentUser user, Permission permission,
            boolean own) {
        switch (user.reachOf(permission)) {
            case ALL -> allowed.add(action);
            case OWN -> {
                if (own) {
                    allowed.add(action);
                }
            }
            case NONE -> {
                // Not rendered, not listed.
            }
        }
    }
}
