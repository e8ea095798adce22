package br.com.basecommerce.construction.delivery;

import br.com.basecommerce.common.identity.CurrentUser;
import br.com.basecommerce.common.identity.Permission;
import br.com.basecommerce.common.values.Quantity;
import br.com.basecommerce.common.values.Unit;
import br.com.basecommerce.construction.documents.DeliveryWindow;
import br.com.basecommerce.construction.orders.Sight;
import br.com.basecommerce.construction.orders.Visibility;
import br.com.basecommerce.construction.store.StoreCalendar;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
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

/** Deliveries as lists and screens show them. */
@Repository
@Transactional(readOnly = true)
class DeliveryList {

    private static final int MOST_HITS = 200;
    /** A driver keeps sight of a delivery for a day before and after it. */
    private static final int DRIVER_DAYS = 1;

    private static final String SELECT = """
            select d.id, d.version, d.number, d.kind, d.status, d.result, d.order_id, o.number as order_number,
                   o.customer_id, c.name as customer_name, s.name as job_site_name, o.salesperson_id, d.scheduled_date,
                   d.delivery_window, d.scheduled_time, d.priority, d.street, d.street_number, d.complement, d.district,
                   d.city, d.state, d.postal_code, d.latitude, d.longitude, d.access_notes, d.contact_name,
                   d.contact_phone, d.driver_id, d.weight_kg, d.weight_incomplete, d.attempts, d.departed_at,
                   d.arrived_at, d.completed_at, d.recorded_manually, d.manual_reason, d.notes, d.created_at,
                   d.updated_at,
                   (select count(*)
                    from construction.delivery_line l
                    join construction.order_line ol on ol.tenant_id = l.tenant_id and ol.id = l.order_line_id
                    join construction.product p on p.tenant_id = ol.tenant_id and p.id = ol.product_id
                      and p.stock_controlled
                    left join construction.stock_reservation r
                      on r.tenant_id = ol.tenant_id and r.order_line_id = ol.id
                    where l.tenant_id = d.tenant_id and l.delivery_id = d.id
                      and d.status not in ('delivered', 'cancelled')
                      and l.planned_quantity > coalesce(r.quantity, 0)) as lacking
            from construction.delivery d
            join construction.sales_order o on o.tenant_id = d.tenant_id and o.id = d.order_id
            join construction.customer c on c.tenant_id = o.tenant_id and c.id = o.customer_id
            left join construction.job_site s on s.tenant_id = o.tenant_id and s.id = o.job_site_id
            where true
            """;

    private static final String LINES = """
            select l.order_line_id, o.position, o.product_id, o.description, o.product_code, o.stock_unit,
                   l.planned_quantity, l.picked_quantity, l.delivered_quantity, coalesce(r.quantity, 0) as reserved,
                   o.stock_quantity - o.delivered_quantity - o.closed_quantity
                     - case when d.status = 'delivered' then 0 else l.planned_quantity end as balance_after
            from construction.delivery_line l
            join construction.delivery d on d.tenant_id = l.tenant_id and d.id = l.delivery_id
            join construction.order_line o on o.tenant_id = l.tenant_id and o.id = l.order_line_id
            left join construction.stock_reservation r on r.tenant_id = o.tenant_id and r.order_line_id = o.id
            where l.delivery_id = :delivery
            order by o.position
            """;

    private final JdbcClient jdbc;
    private final Sight sight;
    private final DeliveryActions actions;
    private final StoreCalendar calendar;

    DeliveryList(JdbcClient jdbc, Sight sight, DeliveryActions actions, StoreCalendar calendar) {
        this.jdbc = jdbc;
        this.sight = sight;
        this.actions = actions;
        this.calendar = calendar;
    }

    /** Newest first, after a position; with {@code null} from the newest on. */
    List<DeliveryRow> after(@Nullable Position position, int limit, DeliveryFilter filter, CurrentUser user) {
        Map<String, Object> parameters = new HashMap<>(Map.of("limit", limit));
        String where = where(filter, sight.of(user, Permission.DELIVERY_VIEW), parameters);
        if (position != null) {
            where += " and (d.created_at, d.id) < (:beforeTime, :beforeId)";
            parameters.put("beforeTime", OffsetDateTime.ofInstant(position.createdAt(), ZoneOffset.UTC));
            parameters.put("beforeId", position.id());
        }
        return query(where + " order by d.created_at desc, d.id desc limit :limit", parameters, user);
    }

    /** The board: what is due first, what nobody planned before everything; at most {@code limit} of them. */
    List<DeliveryRow> board(int limit, DeliveryFilter filter, CurrentUser user) {
        Map<String, Object> parameters = new HashMap<>(Map.of("limit", limit));
        String where = where(filter, sight.of(user, Permission.DELIVERY_VIEW), parameters);
        return query(where + " order by d.scheduled_date nulls first, d.number_year, d.number_value limit :limit",
                parameters, user);
    }

    /** One delivery with its lines; empty when it is absent or not in the user's sight. */
    Optional<DeliveryView> find(UUID id, Permission permission, CurrentUser user) {
        Map<String, Object> parameters = new HashMap<>(Map.of("id", id));
        String where = where(DeliveryFilter.NONE, sight.of(user, permission), parameters);
        return query(where + " and d.id = :id", parameters, user).stream().findFirst()
                .map(row -> new DeliveryView(row, linesOf(id)));
    }

    record Position(Instant createdAt, UUID id) {}

    private List<DeliveryRow> query(String where, Map<String, Object> parameters, CurrentUser user) {
        return jdbc.sql(SELECT + where).params(parameters).query((row, number) -> row(row, user)).list();
    }

    private List<DeliveryView.Line> linesOf(UUID delivery) {
        return jdbc.sql(LINES).param("delivery", delivery)
                .query((row, number) -> new DeliveryView.Line(row.getObject("order_line_id", UUID.class),
                        row.getInt("position"), row.getObject("product_id", UUID.class), row.getString("description"),
                        row.getString("product_code"), Unit.ofCode(row.getString("stock_unit")),
                        new Quantity(row.getBigDecimal("planned_quantity")),
                        new Quantity(row.getBigDecimal("picked_quantity")),
                        new Quantity(row.getBigDecimal("delivered_quantity")),
                        new Quantity(row.getBigDecimal("reserved")),
                        new Quantity(row.getBigDecimal("balance_after"))))
                .list();
    }

    private String where(DeliveryFilter filter, Visibility visibility, Map<String, Object> parameters) {
        StringBuilder where = new StringBuilder();
        add(where, parameters, " and o.salesperson_id = :seller", "seller", visibility.salesperson());
        add(where, parameters, " and o.customer_id = :buyer", "buyer", visibility.customer());
        if (visibility.driver() != null) {
            add(where, parameters, " and d.driver_id = :me", "me", visibility.driver());
            add(where, parameters, " and d.scheduled_date >= :since", "since",
                    calendar.today().minusDays(DRIVER_DAYS));
            add(where, parameters, " and d.scheduled_date <= :until", "until", calendar.today().plusDays(DRIVER_DAYS));
        }
        add(where, parameters, " and d.kind = :kind", "kind", filter.kind() == null ? null : filter.kind().code());
        add(where, parameters, " and d.scheduled_date >= :from", "from", filter.scheduledFrom());
        add(where, parameters, " and d.scheduled_date <= :to", "to", filter.scheduledTo());
        add(where, parameters, " and d.driver_id = :driver", "driver", filter.driverId());
        add(where, parameters, " and d.order_id = :order", "order", filter.orderId());
        if (!filter.status().isEmpty()) {
            add(where, parameters, " and d.status in (:status)", "status",
                    filter.status().stream().map(DeliveryStatus::code).toList());
        }
        if (filter.unscheduled()) {
            where.append(" and d.scheduled_date is null");
        }
        if (filter.q() != null && !filter.q().isBlank()) {
            where.append(" and o.id in (select construction.search_orders(:q, ").append(MOST_HITS).append("))");
            parameters.put("q", filter.q());
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

    private DeliveryRow row(ResultSet row, CurrentUser user) throws SQLException {
        DeliveryKind kind = DeliveryKind.ofCode(row.getString("kind"));
        DeliveryStatus status = DeliveryStatus.ofCode(row.getString("status"));
        return new DeliveryRow(row.getObject("id", UUID.class), row.getInt("version"), row.getString("number"), kind,
                status, row.getString("result"), row.getObject("order_id", UUID.class), row.getString("order_number"),
                row.getObject("customer_id", UUID.class), row.getString("customer_name"),
                row.getString("job_site_name"), row.getObject("scheduled_date", LocalDate.class),
                DeliveryWindow.ofCode(row.getString("delivery_window")),
                row.getObject("scheduled_time", LocalTime.class), row.getString("priority"), address(row),
                row.getString("contact_name"), row.getString("contact_phone"),
                row.getObject("driver_id", UUID.class), new Quantity(row.getBigDecimal("weight_kg")),
                row.getBoolean("weight_incomplete"), row.getInt("attempts"), instant(row, "departed_at"),
                instant(row, "arrived_at"), instant(row, "completed_at"), row.getBoolean("recorded_manually"),
                row.getString("manual_reason"), row.getString("notes"), row.getInt("lacking"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant(),
                actions.allowed(user, row.getObject("salesperson_id", UUID.class), kind, status));
    }

    private static DeliveryRow.Address address(ResultSet row) throws SQLException {
        return new DeliveryRow.Address(row.getString("street"), row.getString("street_number"),
                row.getString("complement"), row.getString("district"), row.getString("city"), row.getString("state"),
                row.getString("postal_code"), row.getBigDecimal("latitude"), row.getBigDecimal("longitude"),
                row.getString("access_notes"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
