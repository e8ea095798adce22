package br.com.basecommerce.construction.stock;

import br.com.basecommerce.common.Ids;
import br.com.basecommerce.common.identity.SignedIn;
import br.com.basecommerce.common.values.Quantity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Levels, movements and reservations as they stand in the database. */
@Repository
class StockTables {

    private static final String OPEN_LEVELS = """
            insert into construction.stock_level (product_id, created_at, updated_at)
            select p.id, :now, :now
            from construction.product p
            where p.id = any (:products) and p.stock_controlled
            order by p.id
            on conflict do nothing
            """;

    private static final String LOCK_LEVELS = """
            select product_id, on_hand, reserved, backordered, incoming, version
            from construction.stock_level
            where product_id = any (:products)
            order by product_id
            for update
            """;

    private static final String SAVE_LEVEL = """
            update construction.stock_level
            set on_hand = :onHand, reserved = :reserved, backordered = :backordered, version = :version,
                updated_at = :now
            where product_id = :product
            """;

    private static final String RESERVATION = """
            select quantity
            from construction.stock_reservation
            where order_line_id = :orderLine
            """;

    private static final String ADD_RESERVATION = """
            insert into construction.stock_reservation (order_line_id, product_id, quantity, created_at, updated_at)
            values (:orderLine, :product, :quantity, :now, :now)
            on conflict (tenant_id, order_line_id) do update
            set quantity = stock_reservation.quantity + excluded.quantity, version = stock_reservation.version + 1,
                updated_at = excluded.updated_at
            """;

    private static final String REMOVE_RESERVATION = """
            delete from construction.stock_reservation
            where order_line_id = :orderLine and quantity = :quantity
            """;

    private static final String LOWER_RESERVATION = """
            update construction.stock_reservation
            set quantity = quantity - :quantity, version = version + 1, updated_at = :now
            where order_line_id = :orderLine
            """;

    private static final String ADD_MOVEMENT = """
            insert into construction.stock_movement
              (id, product_id, type, quantity, on_hand_before, on_hand_after, reason, reference_type, reference_id, note,
               created_at, created_by)
            values
              (:id, :product, :type, :quantity, :before, :after, :reason, :referenceType, :referenceId, :note, :now, :by)
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    StockTables(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The levels by product, opened where there was none; without those that are not stock controlled. */
    Map<UUID, Level> lock(Collection<UUID> products) {
        if (products.isEmpty()) {
            return Map.of();
        }
        UUID[] ids = products.stream().distinct().sorted().toArray(UUID[]::new);
        jdbc.sql(OPEN_LEVELS).param("products", ids).param("now", now()).update();
        return jdbc.sql(LOCK_LEVELS).param("products", ids).query(StockTables::level).stream()
                .collect(Collectors.toMap(Level::productId, Function.identity()));
    }

    private static Level level(ResultSet row, int number) throws SQLException {
        return new Level(row.getObject("product_id", UUID.class), new Quantity(row.getBigDecimal("on_hand")),
                new Quantity(row.getBigDecimal("reserved")), new Quantity(row.getBigDecimal("backordered")),
                new Quantity(row.getBigDecimal("incoming")), row.getInt("version"));
    }

    void save(Level level) {
        jdbc.sql(SAVE_LEVEL)
                .param("onHand", level.onHand().value())
                .param("reserved", level.reserved().value())
                .param("backordered", level.backordered().value())
                .param("version", level.version())
                .param("now", now())
                .param("product", level.productId())
                .update();
    }

    Quantity reservationOf(UUID orderLine) {
        return jdbc.sql(RESERVATION).param("orderLine", orderLine)
                .query((row, number) -> new Quantity(row.getBigDecimal("quantity")))
                .optional().orElse(Quantity.ZERO);
    }

    /** Raises or lowers what is reserved for a line; a reservation of nothing has no row. */
    void changeReservation(UUID orderLine, UUID product, Quantity change) {
        if (change.isPositive()) {
            jdbc.sql(ADD_RESERVATION).param("orderLine", orderLine).param("product", product)
                    .param("quantity", change.value()).param("now", now()).update();
        } else if (change.isNegative()) {
            lower(orderLine, change.negated());
        }
    }

    private void lower(UUID orderLine, Quantity quantity) {
        int removed = jdbc.sql(REMOVE_RESERVATION).param("orderLine", orderLine).param("quantity", quantity.value())
                .update();
        if (removed == 0) {
            jdbc.sql(LOWER_RESERVATION).param("orderLine", orderLine).param("quantity", quantity.value())
                    .param("now", now()).update();
        }
    }

    void addMovement(UUID product, Movement movement, Quantity before, Quantity after,
            @Nullable StockReference reference) {
        jdbc.sql(ADD_MOVEMENT)
                .param("id", Ids.next())
                .param("product", product)
                .param("type", movement.type().code())
                .param("quantity", movement.quantity().value())
                .param("before", before.value())
                .param("after", after.value())
                .param("reason", movement.reason() == null ? null : movement.reason().code())
                .param("referenceType", reference == null ? null : reference.type())
                .param("referenceId", reference == null ? null : reference.id())
                .param("note", movement.note())
                .param("now", now())
                .param("by", SignedIn.id())
                .update();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
