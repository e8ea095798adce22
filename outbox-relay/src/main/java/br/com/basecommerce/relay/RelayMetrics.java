package br.com.basecommerce.relay;

import br.com.basecommerce.common.Ids;
import br.com.basecommerce.relay.OutboxRows.Published;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the relay did, counted. */
@Component
class RelayMetrics {

    private final Clock clock;
    private final Counter published;
    private final Counter refused;
    private final Counter lost;
    private final Timer delay;

    RelayMetrics(MeterRegistry registry, Clock clock) {
        this.clock = clock;
        this.published = Counter.builder("outbox.published")
                .description("events written to their stream").register(registry);
        this.refused = Counter.builder("outbox.refused")
                .description("attempts at a row that failed").register(registry);
        this.lost = Counter.builder("outbox.lost")
                .description("how often Redis had lost events, which were then published again").register(registry);
        this.delay = Timer.builder("outbox.delay")
                .description("from the making of an event, just before its commit, to its first mark as published")
                .serviceLevelObjectives(Duration.ofMillis(5), Duration.ofMillis(50), Duration.ofSeconds(1),
                        Duration.ofSeconds(10), Duration.ofMinutes(1))
                .register(registry);
    }

    void published(List<Published> rows) {
        Instant now = clock.instant();
        published.increment(rows.size());
        rows.stream().filter(row -> !row.row().again()).forEach(row -> Ids.age(row.row().event().id(), now)
                .ifPresent(delay::record));
    }

    void refused() {
        refused.increment();
    }

    void lost() {
        lost.increment();
    }
}
