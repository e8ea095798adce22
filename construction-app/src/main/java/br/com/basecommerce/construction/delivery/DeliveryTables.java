package br.com.basecommerce.construction.delivery;

import br.com.basecommerce.common.Ids;
import br.com.basecommerce.common.values.Money;
import br.com.basecommerce.common.values.Quantity;
import br.com.basecommerce.construction.documents.DeliveryWindow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Deliveries and their lines as they change in the database; the order is locked whenever something is written here. */
@Repository
class DeliveryTables {

    private static final String ORDER_OF = """
            select order_id
            from construction.delivery
            where id = :id
            """;

    private static final String COLUMNS = """
            select id, version, number, order_id, kind, status, scheduled_date, delivery_window, driver_id, attempts,
                   departed_at, arrived_at
            from construction.delivery
            """;

    private static final String BY_ID = COLUMNS + "where id = :id";

    private static final String OF_ORDER = COLUMNS + "where order_id = :order order by number_year, number_value";

    private static final String LINES = """
            select l.id, l.order_line_id, l.planned_quantity, l.picked_quantity, l.delivered_quantity
            from construction.delivery_line l
            join construction.order_line o on o.tenant_id = l.tenant_id and o.id = l.order_line_id
            where l.delivery_id = :delivery
            order by o.position
            """;

    private static final String SAVE_STATUS = """
            update construction.delivery
            set status = :status, version = :version, picked_by = coalesce(:pickedBy, picked_by), updated_at = :now
            where id = :id
            """;

    private static final String SAVE_COMPLETION = """
            update construction.delivery
            set status = 'delivered', result = :result, version = :version, completed_at = :completedAt,
                recorded_manually = :manually, manual_reason = :manualReason, updated_at = :now
            where id = :id
            """;

    private static final String SAVE_LINE = """
            update construction.delivery_line
            set planned_quantity = :planned, picked_quantity = :picked, delivered_quantity = :delivered,
                net_total = coalesce(:netTotal, net_total), version = version + 1, updated_at = :now
            where id = :id
            """;

    private static final String REMOVE_LINE = """
            delete from construction.delivery_line
            where id = :id
            """;

    private static final String ADD_PROOF = """
            insert into construction.proof_of_delivery
              (id, delivery_id, receiver_name, receiver_document, recorded_at, received_at, created_at, created_by)
            values (:id, :delivery, :name, :document, :recordedAt, :now, :now, :by)
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    DeliveryTables(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<UUID> orderOf(UUID delivery) {
        return jdbc.sql(ORDER_OF).param("id", delivery).query(UUID.class).optional();
    }

    Delivery required(UUID id) {
        return jdbc.sql(BY_ID).param("id", id).query(DeliveryTables::delivery).single();
    }

    List<Delivery> ofOrder(UUID order) {
        return jdbc.sql(OF_ORDER).param("order", order).query(DeliveryTables::delivery).list();
    }

    private static Delivery delivery(ResultSet row, int number) throws SQLException {
        return new Delivery(row.getObject("id", UUID.class), row.getInt("version"), row.getString("number"),
                row.getObject("order_id", UUID.class), DeliveryKind.ofCode(row.getString("kind")),
                DeliveryStatus.ofCode(row.getString("status")), row.getObject("scheduled_date", LocalDate.class),
                DeliveryWindow.ofCode(row.getString("delivery_window")), row.getObject("driver_id", UUID.class),
                row.getInt("attempts"), instant(row, "departed_at"), instant(row, "arrived_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    List<DeliveryLine> linesOf(UUID delivery) {
        return jdbc.sql(LINES).param("delivery", delivery)
                .query((row, number) -> new DeliveryLine(row.getObject("id", UUID.class),
                        row.getObject("order_line_id", UUID.class), new Quantity(row.getBigDecimal("planned_quantity")),
                        new Quantity(row.getBigDecimal("picked_quantity")),
                        new Quantity(row.getBigDecimal("delivered_quantity"))))
                .list();
    }

    void save(Delivery delivery, @Nullable UUID pickedBy) {
        jdbc.sql(SAVE_STATUS)
                .param("status", delivery.status().code())
                .param("version", delivery.version())
                .param("pickedBy", pickedBy)
                .param("now", now())
                .param("id", delivery.id())
                .update();
    }

    void saveCompletion(Delivery delivery, DeliveryResult result, Instant completedAt, @Nullable String manualReason) {
        jdbc.sql(SAVE_COMPLETION)
                .param("result", result.code())
                .param("version", delivery.version())
                .param("completedAt", OffsetDateTime.ofInstant(completedAt, ZoneOffset.UTC))
                .param("manually", manualReason != null)
                .param("manualReason", manualReason)
                .param("now", now())
                .param("id", delivery.id())
                .update();
    }

    /** @param netTotal part of the order line's net total that was handed over; null while nothing was */
    void save(DeliveryLine line, @Nullable Money netTotal) {
        jdbc.sql(SAVE_LINE)
                .param("planned", line.planned().value())
                .param("picked", line.picked().value())
                .param("delivered", line.delivered().value())
                .param("netTotal", netTotal == null ? null : netTotal.amount())
                .param("now", now())
                .param("id", line.id())
                .update();
    }

    void remove(DeliveryLine line) {
        jdbc.sql(REMOVE_LINE).param("id", line.id()).update();
    }

    void addProof(UUID delivery, Receiver receiver, Instant recordedAt, @Nullable UUID by) {
        jdbc.sql(ADD_PROOF)
                .param("id", Ids.next())
                .param("delivery", delivery)
                .param("name", receiver.name())
                .param("document", receiver.document())
                .param("recordedAt", OffsetDateTime.ofInstant(recordedAt, ZoneOffset.UTC))
                .param("now", now())
                .param("by", by)
                .update();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
