package br.com.basecommerce.relay;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.basecommerce.common.Ids;
import br.com.basecommerce.common.events.Event;
import br.com.basecommerce.relay.OutboxRows.Published;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is measured never keeps the relay from its rows. */
class RelayMetricsTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final RelayMetrics metrics = new RelayMetrics(registry, Clock.offset(Clock.systemUTC(), Duration.ofSeconds(
            1)));

    @Test
    void anEventWhoseIdTellsNoTimeIsCountedWithoutADelay() {
        metrics.published(List.of(row(Ids.next()), row(UUID.fromString("ffffffff-ffff-4fff-8fff-ffffffffffff")),
                row(UUID.fromString("00000000-0000-4000-8000-000000000001"))));

        assertThat(registry.get("outbox.published").counter().count()).isEqualTo(3);
        assertThat(registry.get("outbox.delay").timer().count()).isEqualTo(1);
    }

    private static Published row(UUID id) {
        return new Published(new OutboxRow(LocalDate.EPOCH, 1, 0, false, 2, new Event(id, "sale_recorded", 1, Ids
                .next(), "materials", "order", Ids.next(), 1, Instant.EPOCH, null, "{}")), "1-0");
    }
}
