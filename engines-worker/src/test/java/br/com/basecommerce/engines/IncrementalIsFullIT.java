package br.com.basecommerce.engines;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.basecommerce.engines.testing.EngineRoom;
import br.com.basecommerce.engines.testing.Store;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Events in any order, some twice, in batches of any size: the rows are those of a computation from the facts. */
class IncrementalIsFullIT {

    private final Trade trade = new Trade();
    private final Store store = trade.store;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void bothGiveTheSameRows(long seed) {
        EngineRoom.instance().clock().moveTo(Instant.parse("2026-07-01T15:00:00Z"));
        Random random = new Random(seed);
        trade.receiveInBatches(Trade.mixedUp(trade.events(random), random), random);
        Map<String, List<Map<String, @Nullable Object>>> incremental = trade.read();
        assertThat(incremental.get("limits")).hasSize(8);
        assertThat(incremental.get("alerts")).isNotEmpty();
        assertThat(incremental.get("pairs")).isNotEmpty();

        recompute();
        assertThat(trade.read()).isEqualTo(incremental);

        store.inTransaction(() -> Stream.of("product_stock", "stock_alert", "replenishment_suggestion").forEach(
                table -> EngineRoom.instance().bean(JdbcTemplate.class).update(
                        "delete from engines." + table)));
        recompute();
        assertThat(trade.read()).isEqualTo(incremental);

        EngineRoom.instance().clock().moveTo(Instant.parse("2026-07-03T15:00:00Z"));
        store.closeDays("stock");
        store.closeDays("sales");
        Map<String, List<Map<String, @Nullable Object>>> nextDay = trade.read();
        recompute();
        assertThat(trade.read()).isEqualTo(nextDay);
        assertThat(nextDay).isNotEqualTo(incremental);
    }

    private void recompute() {
        store.recompute("stock");
        store.recompute("sales");
    }
}
