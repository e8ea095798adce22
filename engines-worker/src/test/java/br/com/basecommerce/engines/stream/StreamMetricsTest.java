package br.com.basecommerce.engines.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import br.com.basecommerce.common.Ids;
import br.com.basecommerce.common.events.Event;
import io.lettuce.core.StreamMessage;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is measured never keeps an engine from its entries: whoever wrote them may have made ids as they liked. */
class StreamMetricsTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final StreamMetrics metrics = new StreamMetrics(registry, Clock.offset(Clock.systemUTC(), Duration
            .ofSeconds(1)),
            mock());

    @Test
    void anEventWhoseIdTellsNoTimeIsCountedWithoutADelay() {
        metrics.takenIn("stock", List.of(delivery(Ids.next()),
                delivery(UUID.fromString("ffffffff-ffff-4fff-8fff-ffffffffffff")),
                delivery(UUID.fromString("00000000-0000-4000-8000-000000000001")),
                delivery(UUID.fromString("ffffffff-ffff-7fff-8fff-ffffffffffff"))), 4);

        assertThat(registry.get("engine.events").tag("outcome", "taken_in").counter().count()).isEqualTo(4);
        assertThat(registry.get("engine.delay").timer().count()).isEqualTo(1);
    }

    private static Delivery delivery(UUID id) {
        return new Delivery(new StreamMessage<>("events:materials", "1-0", Map.of()), new Event(id, "sale_recorded", 1,
                Ids.next(), "materials", "order", Ids.next(), 1, Instant.EPOCH, null, "{}"));
    }
}
