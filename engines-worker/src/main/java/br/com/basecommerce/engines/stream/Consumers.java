package br.com.basecommerce.engines.stream;

import br.com.basecommerce.common.Ids;
import br.com.basecommerce.common.streams.EventStream;
import io.lettuce.core.RedisClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Runs a loop for each of the four groups; stopping lets each finish its batch, twenty seconds for all together. */
@Component
@EnableConfigurationProperties(ConsumptionProperties.class)
class Consumers implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Consumers.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<Consumption> consumptions;
    private final Clock clock;

    Consumers(ObjectProvider<Engine> engines, RedisClient redis, TakingIn takingIn, DeadLetters deadLetters,
            DatabaseProbe database, StreamMetrics metrics, ConsumptionProperties properties, Clock clock,
            @Value("${HOSTNAME:local}") String host) {
        this.clock = clock;
        String name = host + "-" + Ids.next().toString().substring(24);
        this.consumptions = EventStream.GROUPS.stream()
                .map(group -> new Group(group, engines.stream().filter(engine -> engine.name().equals(group))
                        .findAny()))
                .map(group -> new Consumption(group, new GroupReader(redis, group.name(), name), takingIn, deadLetters,
                        database, metrics, properties, clock))
                .toList();
    }

    @Override
    public void start() {
        consumptions.forEach(consumption -> consumption.loop().start());
    }

    @Override
    public void stop() {
        Instant deadline = clock.instant().plus(PATIENCE);
        consumptions.forEach(consumption -> consumption.loop().stop());
        long cutOff = consumptions.stream()
                .filter(consumption -> !consumption.loop().awaitEnd(remaining(deadline)))
                .count();
        consumptions.forEach(Consumption::close);
        LOG.info("all engines stopped reading; {} were cut off and will repeat their batch", cutOff);
    }

    private Duration remaining(Instant deadline) {
        Duration left = Duration.between(clock.instant(), deadline);
        return left.isNegative() ? Duration.ZERO : left;
    }

    @Override
    public boolean isRunning() {
        return consumptions.stream().anyMatch(consumption -> consumption.loop().isRunning());
    }
}
