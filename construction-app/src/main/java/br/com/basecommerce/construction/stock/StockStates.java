package br.com.basecommerce.construction.stock;

import br.com.basecommerce.common.events.Outbox;
import br.com.basecommerce.common.events.StockLevelChanged;
import br.com.basecommerce.common.values.Quantity;
import br.com.basecommerce.construction.snapshot.StateEvents;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every stock level as it stands, at the time when it last changed: a change by nothing. */
@Component
class StockStates implements StateEvents {

    private static final String LOCK_NEXT = """
            select product_id, on_hand, reserved, backordered, incoming, version, updated_at
            from construction.stock_level
            where product_id > :after
            order by product_id
            limit :limit
            for share
            """;

    private final JdbcClient jdbc;
    private final Outbox outbox;

    StockStates(JdbcClient jdbc, Outbox outbox) {
        this.jdbc = jdbc;
        this.outbox = outbox;
    }

    @Override
    public String type() {
        return StockLevelChanged.TYPE;
    }

    @Override
    public List<UUID> appendAfter(UUID id, int limit) {
        List<State> states = jdbc.sql(LOCK_NEXT).param("after", id).param("limit", limit).query(StockStates::read)
                .list();
        states.forEach(state -> outbox.append(LockedStock.AGGREGATE, state.level().productId(), state.version(), state
                .level().changedAt(), state.level()));
        return states.stream().map(state -> state.level().productId()).toList();
    }

    private static State read(ResultSet row, int number) throws SQLException {
        Instant changedAt = row.getObject("updated_at", OffsetDateTime.class).toInstant();
        return new State(new StockLevelChanged(row.getObject("product_id", UUID.class),
                new Quantity(row.getBigDecimal("on_hand")), new Quantity(row.getBigDecimal("reserved")),
                new Quantity(row.getBigDecimal("backordered")), new Quantity(row.getBigDecimal("incoming")),
                StockCause.ADJUSTMENT.code(), Quantity.ZERO, null, null, changedAt), row.getInt("version"));
    }

    private record State(StockLevelChanged level, int version) {}
}
