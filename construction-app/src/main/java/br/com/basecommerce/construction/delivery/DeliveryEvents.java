package br.com.basecommerce.construction.delivery;

import br.com.basecommerce.common.events.DeliveryCompleted;
import br.com.basecommerce.common.events.DeliveryScheduled;
import br.com.basecommerce.common.events.DeliveryStatusChanged;
import br.com.basecommerce.common.events.Outbox;
import br.com.basecommerce.common.events.SaleRecorded;
import br.com.basecommerce.common.identity.SignedIn;
import br.com.basecommerce.common.values.Money;
import br.com.basecommerce.common.values.Quantity;
import br.com.basecommerce.construction.orders.OrderHeader;
import br.com.basecommerce.construction.orders.OrderHistory;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells the engines, and the history, what became of a delivery. */
@Component
class DeliveryEvents {

    private static final String AGGREGATE = "delivery";

    private static final String SCHEDULED = """
            select d.id, d.version, d.number, d.order_id, o.customer_id, o.job_site_id, d.kind, d.status, d.street,
                   d.street_number, d.complement, d.district, d.city, d.state, d.postal_code, d.latitude, d.longitude,
                   d.access_notes, d.scheduled_date, d.delivery_window, d.priority, d.weight_kg, d.weight_incomplete,
                   o.created_at as ordered_at,
                   (select count(*) from construction.delivery_line l
                    where l.tenant_id = d.tenant_id and l.delivery_id = d.id) as lines_count
            from construction.delivery d
            join construction.sales_order o on o.tenant_id = d.tenant_id and o.id = d.order_id
            where d.id = :delivery
            """;

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final OrderHistory history;
    private final Clock clock;

    DeliveryEvents(JdbcClient jdbc, Outbox outbox, OrderHistory history, Clock clock) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.history = history;
        this.clock = clock;
    }

    void scheduled(UUID delivery) {
        jdbc.sql(SCHEDULED).param("delivery", delivery).query(this::tellSchedule);
    }

    private void tellSchedule(ResultSet row) throws SQLException {
        outbox.append(AGGREGATE, row.getObject("id", UUID.class), row.getInt("version"), new DeliveryScheduled(
                row.getObject("id", UUID.class), row.getString("number"), row.getObject("order_id", UUID.class),
                row.getObject("customer_id", UUID.class), row.getObject("job_site_id", UUID.class),
                row.getString("kind"), row.getString("status"), address(row),
                row.getObject("scheduled_date", LocalDate.class), row.getString("delivery_window"),
                row.getString("priority"), new Quantity(row.getBigDecimal("weight_kg")),
                row.getBoolean("weight_incomplete"), row.getInt("lines_count"),
                row.getObject("ordered_at", OffsetDateTime.class).toInstant()));
    }

    private static DeliveryScheduled.@Nullable Address address(ResultSet row) throws SQLException {
        if (DeliveryKind.ofCode(row.getString("kind")) == DeliveryKind.PICKUP) {
            return null;
        }
        BigDecimal latitude = row.getBigDecimal("latitude");
        BigDecimal longitude = row.getBigDecimal("longitude");
        return new DeliveryScheduled.Address(row.getString("street"), row.getString("street_number"),
                row.getString("complement"), row.getString("district"), row.getString("city"), row.getString("state"),
                row.getString("postal_code"), latitude, longitude, row.getString("access_notes"));
    }

    void statusChanged(Delivery before, Delivery after, @Nullable String reason) {
        outbox.append(AGGREGATE, after.id(), after.version(), new DeliveryStatusChanged(after.id(), after.orderId(),
                null, after.driverId(), before.status().code(), after.status().code(), after.attempts(),
                clock.instant(), SignedIn.id()));
        history.changed(AGGREGATE, after.id(), before.status().code(), after.status().code(), reason, null);
    }

    void completed(Delivery before, Completion completion, OrderHeader order, LocalDate today) {
        Delivery delivery = completion.delivery();
        outbox.append(AGGREGATE, delivery.id(), delivery.version(), new DeliveryCompleted(delivery.id(), order.id(),
                delivery.kind().code(), completion.result().code(), null, delivery.driverId(), order.createdAt(),
                delivery.departedAt(), delivery.arrivedAt(), completion.at(), delivery.scheduledDate(),
                delivery.window().code(), onTime(delivery, today), completion.result() == DeliveryResult.IN_FULL,
                false, false, completion.manualReason() != null,
                completion.goods().stream().map(HandedOver::completedItem).toList()));
        outbox.append(AGGREGATE, delivery.id(), delivery.version(), sale(completion, order));
        history.changed(AGGREGATE, delivery.id(), before.status().code(), delivery.status().code(),
                completion.manualReason() == null ? null : "manual", completion.manualReason());
    }

    private static boolean onTime(Delivery delivery, LocalDate today) {
        LocalDate promised = delivery.scheduledDate();
        return promised == null || !today.isAfter(promised);
    }

    private static SaleRecorded sale(Completion completion, OrderHeader order) {
        List<SaleRecorded.Item> items = completion.goods().stream().flatMap(HandedOver::saleItem).toList();
        Money goods = completion.goods().stream().map(HandedOver::netTotal).reduce(Money.ZERO, Money::plus);
        return new SaleRecorded(completion.delivery().id(), order.id(), order.quoteId(), order.customerId(),
                order.jobSiteId(), order.salespersonId(), order.channel().code(), completion.delivery().kind().code(),
                order.createdAt(), completion.at(), goods, items);
    }
}
