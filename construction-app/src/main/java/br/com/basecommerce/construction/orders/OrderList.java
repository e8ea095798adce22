package br.com.basecommerce.construction.orders;

import br.com.basecommerce.common.values.Money;
import br.com.basecommerce.construction.documents.Channel;
import br.com.basecommerce.construction.documents.Fulfilment;
import br.com.basecommerce.construction.store.StoreCalendar;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Orders as lists show them, newest first. */
@Repository
@Transactional(readOnly = true)
class OrderList {

    /** Hits of a search that are looked at; whoever has more types another word. */
    private static final int MOST_HITS = 200;
    /** Rows are counted up to here; a longer list says so. */
    static final int MOST_COUNTED = 1_000;

    private static final String COLUMNS = """
            select o.id, o.version, o.number, o.status, o.customer_id, c.name as customer_name, o.job_site_id,
                   s.name as job_site_name, o.salesperson_id, u.name as salesperson_name, o.channel, o.fulfilment,
                   o.total, o.created_at, o.updated_at,
                   (select min(d.scheduled_date)
                    from construction.delivery d
                    where d.tenant_id = o.tenant_id and d.order_id = o.id
                      and d.status not in ('delivered', 'cancelled')) as next_delivery_on,
                   %s as has_backorder
            """;

    private static final String LACKING = """
            exists (
              select from construction.order_line l
              join construction.product p on p.tenant_id = l.tenant_id and p.id = l.product_id and p.stock_controlled
              left join construction.stock_reservation r on r.tenant_id = l.tenant_id and r.order_line_id = l.id
              where l.tenant_id = o.tenant_id and l.order_id = o.id and o.status <> 'cancelled'
                and l.stock_quantity - l.delivered_quantity - l.closed_quantity > coalesce(r.quantity, 0))
            """;

    private static final String FROM = """
            from construction.sales_order o
            join construction.customer c on c.tenant_id = o.tenant_id and c.id = o.customer_id
            left join construction.job_site s on s.tenant_id = o.tenant_id and s.id = o.job_site_id
            left join auth.v1_app_user u on u.id = o.salesperson_id
            where true
            """;

    private static final String NEWEST_FIRST = """
            order by o.created_at desc, o.id desc
            """;

    private final JdbcClient jdbc;
    private final StoreCalendar calendar;

    OrderList(JdbcClient jdbc, StoreCalendar calendar) {
        this.jdbc = jdbc;
        this.calendar = calendar;
    }

    /** The rows after a position; with {@code null} from the newest on. */
    List<OrderRow> after(@Nullable Position position, int limit, OrderFilter filter, Visibility visibility,
            boolean withAmounts) {
        Map<String, Object> parameters = new HashMap<>(Map.of("limit", limit));
        String where = where(filter, visibility, parameters);
        if (position != null) {
            where += " and (o.created_at, o.id) < (:beforeTime, :beforeId)";
            parameters.put("beforeTime", OffsetDateTime.ofInstant(position.createdAt(), ZoneOffset.UTC));
            parameters.put("beforeId", position.id());
        }
        return jdbc.sql(COLUMNS.formatted(LACKING) + FROM + where + "\n" + NEWEST_FIRST + " limit :limit")
                .params(parameters)
                .query((row, number) -> row(row, withAmounts))
                .list();
    }

    /** One page of the screen's list, from 1. */
    List<OrderRow> page(int page, int size, OrderFilter filter, Visibility visibility, boolean withAmounts) {
        Map<String, Object> parameters = new HashMap<>(Map.of("limit", size, "offset", (page - 1) * size));
        String where = where(filter, visibility, parameters);
        return jdbc.sql(COLUMNS.formatted(LACKING) + FROM + where + "\n" + NEWEST_FIRST
                + " limit :limit offset :offset")
                .params(parameters)
                .query((row, number) -> row(row, withAmounts))
                .list();
    }

    /** One order; empty when it is absent or not in sight. */
    Optional<OrderRow> find(UUID id, Visibility visibility, boolean withAmounts) {
        Map<String, Object> parameters = new HashMap<>(Map.of("id", id));
        String where = where(OrderFilter.NONE, visibility, parameters);
        return jdbc.sql(COLUMNS.formatted(LACKING) + FROM + where + " and o.id = :id")
                .params(parameters)
                .query((row, number) -> row(row, withAmounts))
                .optional();
    }

    /** How many there are, at most {@link #MOST_COUNTED}. */
    long count(OrderFilter filter, Visibility visibility) {
        Map<String, Object> parameters = new HashMap<>(Map.of("most", MOST_COUNTED));
        String where = where(filter, visibility, parameters);
        return jdbc.sql("select count(*) from (select 1 " + FROM + where + " limit :most) counted")
                .params(parameters)
                .query(Long.class)
                .single();
    }

    /** Position of a row in the list. */
    record Position(Instant createdAt, UUID id) {}

    private String where(OrderFilter filter, Visibility visibility, Map<String, Object> parameters) {
        StringBuilder where = new StringBuilder();
        add(where, parameters, " and o.salesperson_id = :seller", "seller", visibility.salesperson());
        add(where, parameters, " and o.customer_id = :buyer", "buyer", visibility.customer());
        add(where, parameters, " and o.customer_id = :customer", "customer", filter.customerId());
        add(where, parameters, " and o.salesperson_id = :salesperson", "salesperson", filter.salespersonId());
        add(where, parameters, " and o.created_at >= :from", "from", startOf(filter.createdFrom(), 0));
        add(where, parameters, " and o.created_at < :to", "to", startOf(filter.createdTo(), 1));
        if (!filter.status().isEmpty()) {
            add(where, parameters, " and o.status in (:status)", "status",
                    filter.status().stream().map(OrderStatus::code).toList());
        }
        if (filter.q() != null && !filter.q().isBlank()) {
            where.append(" and o.id in (select construction.search_orders(:q, ").append(MOST_HITS).append("))");
            parameters.put("q", filter.q());
        }
        if (filter.hasBackorder()) {
            where.append(" and ").append(LACKING);
        }
        return where.toString();
    }

    private static void add(StringBuilder where, Map<String, Object> parameters, String condition, String name,
            @Nullable Object value) {
        if (value != null) {
            where.append(condition);
            parameters.put(name, value);
        }
    }

    private @Nullable OffsetDateTime startOf(@Nullable LocalDate day, int plusDays) {
        return day == null ? null : OffsetDateTime.ofInstant(calendar.startOf(day.plusDays(plusDays)), ZoneOffset.UTC);
    }

    private static OrderRow row(ResultSet row, boolean withAmounts) throws SQLException {
        UUID jobSite = row.getObject("job_site_id", UUID.class);
        String seller = row.getString("salesperson_name");
        return new OrderRow(row.getObject("id", UUID.class), row.getInt("version"), row.getString("number"),
                OrderStatus.ofCode(row.getString("status")),
                new OrderRow.Reference(row.getObject("customer_id", UUID.class), row.getString("customer_name")),
                jobSite == null ? null : new OrderRow.Reference(jobSite, row.getString("job_site_name")),
                new OrderRow.Reference(row.getObject("salesperson_id", UUID.class), seller == null ? "" : seller),
                Channel.ofCode(row.getString("channel")), Fulfilment.ofCode(row.getString("fulfilment")),
                row.getObject("next_delivery_on", LocalDate.class), row.getBoolean("has_backorder"),
                withAmounts ? new Money(row.getBigDecimal("total")) : null,
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }
}
