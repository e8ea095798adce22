package br.com.basecommerce.engines.stream;

import br.com.basecommerce.common.Ids;
import br.com.basecommerce.common.streams.EventStream;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** What became of the entries, counted for each engine. */
@Component
class StreamMetrics {

    private static final String ENGINE = "engine";

    private final MeterRegistry registry;
    private final Clock clock;

    StreamMetrics(MeterRegistry registry, Clock clock, DeadLetters deadLetters) {
        this.registry = registry;
        this.clock = clock;
        for (String group : EventStream.GROUPS) {
            Gauge.builder("engine.dead.letters", deadLetters, letters -> open(letters, group))
                    .description("open dead letters").tag(ENGINE, group).register(registry);
        }
    }

    /** Not a number while the database is away. */
    private static double open(DeadLetters letters, String group) {
        try {
            return letters.countOpen(group);
        } catch (DataAccessException | TransactionException away) {
            return Double.NaN;
        }
    }

    /** @param fresh how many of them the engine had not seen before */
    void takenIn(String group, List<Delivery> deliveries, int fresh) {
        registry.counter("engine.events", ENGINE, group, "outcome", "taken_in").increment(fresh);
        registry.counter("engine.events", ENGINE, group, "outcome", "seen_before").increment(deliveries.size() - fresh);
        Timer delay = Timer.builder("engine.delay").description("from the making of an event to the engine's commit")
                .tag(ENGINE, group)
                .serviceLevelObjectives(Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(30),
                        Duration.ofMinutes(5))
                .register(registry);
        Instant now = clock.instant();
        deliveries.forEach(delivery -> Ids.age(delivery.event().id(), now).ifPresent(delay::record));
    }

    void unknownType(String group) {
        registry.counter("engine.events", ENGINE, group, "outcome", "unknown_type").increment();
    }

    void failed(String group) {
        registry.counter("engine.events", ENGINE, group, "outcome", "failed").increment();
    }

    void dead(String group) {
        registry.counter("engine.events", ENGINE, group, "outcome", "dead").increment();
    }
}
