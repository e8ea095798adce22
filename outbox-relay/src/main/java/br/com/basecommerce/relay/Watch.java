package br.com.basecommerce.relay;

import br.com.basecommerce.common.background.Loop;
import br.com.basecommerce.common.streams.EventStream;
import br.com.basecommerce.common.streams.StreamConnection;
import br.com.basecommerce.relay.OutboxFigures.Figures;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks every ten seconds at what waits, in the outbox and before the engines, for metrics and health. */
@Component
class Watch implements SmartLifecycle {

    private static final Duration EVERY = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final OutboxFigures outbox;
    private final StreamConnection redis;
    private final Loop loop = new Loop("watch", this::look);
    private volatile @Nullable Figures rows;
    private volatile Map<String, GroupFigures> groups = Map.of();
    private volatile boolean redisAnswers;

    Watch(OutboxFigures outbox, RedisClient client, MeterRegistry registry) {
        this.outbox = outbox;
        this.redis = new StreamConnection(client, connection -> {});
        Gauge.builder("outbox.pending", this, watch -> watch.rows(Figures::pending))
                .description("rows that are not published yet").register(registry);
        Gauge.builder("outbox.dead", this, watch -> watch.rows(Figures::dead))
                .description("rows that were given up").register(registry);
        TimeGauge.builder("outbox.oldest.age", this, TimeUnit.MILLISECONDS,
                watch -> watch.rows(figures -> figures.oldestAge().toMillis()))
                .description("age of the oldest pending row").register(registry);
        for (String group : EventStream.GROUPS) {
            Gauge.builder("stream.group.lag", this, watch -> watch.lag(group))
                    .description("entries that the group has not acknowledged")
                    .tag("group", group).register(registry);
        }
    }

    private void look() {
        rows = null;
        rows = outbox.count();
        lookAtGroups();
        loop.pause(EVERY);
    }

    private void lookAtGroups() {
        try {
            groups = GroupFigures.of(redis.get().sync(), EventStream.MATERIALS).stream()
                    .collect(Collectors.toMap(GroupFigures::group, figures -> figures));
            redisAnswers = true;
        } catch (RedisException away) {
            groups = Map.of();
            redisAnswers = false;
            redis.close();
        }
    }

    /** Not a number while it is not known. */
    private double rows(ToDoubleFunction<Figures> figure) {
        Figures known = rows;
        return known == null ? Double.NaN : figure.applyAsDouble(known);
    }

    private double lag(String group) {
        GroupFigures known = groups.get(group);
        return known == null ? Double.NaN : known.lag();
    }

    boolean redisAnswers() {
        return redisAnswers;
    }

    @Override
    public void start() {
        loop.start();
    }

    @Override
    public void stop() {
        loop.stop();
        loop.awaitEnd(PATIENCE);
        redis.close();
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }
}
