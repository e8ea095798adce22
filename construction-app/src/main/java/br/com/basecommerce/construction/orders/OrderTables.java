package br.com.basecommerce.construction.orders;

import br.com.basecommerce.common.values.Money;
import br.com.basecommerce.common.values.Quantity;
import br.com.basecommerce.common.values.Unit;
import br.com.basecommerce.construction.documents.Channel;
import br.com.basecommerce.construction.documents.Fulfilment;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Orders and their lines as they change in the database. */
@Repository
class OrderTables {

    private static final String LOCK = """
            select id, version, number, status, quote_id, customer_id, job_site_id, salesperson_id, channel, fulfilment,
                   driver_notes, total, created_at
            from construction.sales_order
            where id = :id
            for update
            """;

    private static final String OF_QUOTE = """
            select id, number
            from construction.sales_order
            where quote_id = :quote
            """;

    private static final String LINES = """
            select id, position, product_id, stock_unit, stock_quantity, delivered_quantity, returned_quantity,
                   closed_quantity, net_total, suggestion_id
            from construction.order_line
            where order_id = :order
            order by position
            """;

    private static final String SAVE_LINE = """
            update construction.order_line
            set delivered_quantity = :delivered, closed_quantity = :closed,
                closed_reason = coalesce(:closedReason, closed_reason), version = version + 1, updated_at = :now
            where id = :id
            """;

    private static final String SAVE_STATUS = """
            update construction.sales_order
            set status = :status, version = :version, updated_at = :now,
                delivered_at = case when :status = 'delivered' then :now else delivered_at end,
                cancelled_at = case when :status = 'cancelled' then :now else cancelled_at end,
                cancellation_reason = coalesce(:cancellationReason, cancellation_reason)
            where id = :id
            """;

    private static final String SAVE_NOTES = """
            update construction.sales_order
            set customer_notes = :customerNotes, internal_notes = :internalNotes, driver_notes = :driverNotes,
                version = version + 1, updated_at = :now
            where id = :id
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    OrderTables(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<OrderHeader> lock(UUID id) {
        return jdbc.sql(LOCK).param("id", id).query(OrderTables::header).optional();
    }

    private static OrderHeader header(ResultSet row, int number) throws SQLException {
        return new OrderHeader(row.getObject("id", UUID.class), row.getInt("version"), row.getString("number"),
                OrderStatus.ofCode(row.getString("status")), row.getObject("quote_id", UUID.class),
                row.getObject("customer_id", UUID.class), row.getObject("job_site_id", UUID.class),
                row.getObject("salesperson_id", UUID.class), Channel.ofCode(row.getString("channel")),
                Fulfilment.ofCode(row.getString("fulfilment")), row.getString("driver_notes"),
                new Money(row.getBigDecimal("total")), row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    Optional<PlacedOrder> ofQuote(UUID quote) {
        return jdbc.sql(OF_QUOTE).param("quote", quote)
                .query((row, number) -> new PlacedOrder(row.getObject("id", UUID.class), row.getString("number")))
                .optional();
    }

    List<OrderLine> linesOf(UUID order) {
        return jdbc.sql(LINES).param("order", order).query(OrderTables::line).list();
    }

    private static OrderLine line(ResultSet row, int number) throws SQLException {
        return new OrderLine(row.getObject("id", UUID.class), row.getInt("position"),
                row.getObject("product_id", UUID.class), Unit.valueOf(row.getString("stock_unit")),
                new Quantity(row.getBigDecimal("stock_quantity")),
                new Quantity(row.getBigDecimal("delivered_quantity")),
                new Quantity(row.getBigDecimal("returned_quantity")),
                new Quantity(row.getBigDecimal("closed_quantity")), new Money(row.getBigDecimal("net_total")),
                row.getObject("suggestion_id", UUID.class));
    }

    void save(OrderLine line, @Nullable String closedReason) {
        jdbc.sql(SAVE_LINE)
                .param("delivered", line.delivered().value())
                .param("closed", line.closed().value())
                .param("closedReason", closedReason)
                .param("now", now())
                .param("id", line.id())
                .update();
    }

    void save(OrderHeader order, @Nullable String cancellationReason) {
        jdbc.sql(SAVE_STATUS)
                .param("status", order.status().code())
                .param("version", order.version())
                .param("cancellationReason", cancellationReason)
                .param("now", now())
                .param("id", order.id())
                .update();
    }

    void saveNotes(UUID order, OrderNotes notes) {
        jdbc.sql(SAVE_NOTES)
                .param("customerNotes", notes.customerNotes())
                .param("internalNotes", notes.internalNotes())
                .param("driverNotes", notes.driverNotes())
                .param("now", now())
                .param("id", order)
                .update();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
