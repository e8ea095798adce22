package br.com.basecommerce.relay;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Tells who leads and whether Redis answers, without judging: a standby is as healthy as a leader, and while Redis is away
 * events wait where they are.
 */
@Component("outbox")
class RelayHealth implements HealthIndicator {

    private final Leadership leadership;
    private final Watch watch;

    RelayHealth(Leadership leadership, Watch watch) {
        this.leadership = leadership;
        this.watch = watch;
    }

    @Override
    public Health health() {
        return Health.up()
                .withDetail("name", leadership.name())
                .withDetail("leader", leadership.isHeld())
                .withDetail("redis", watch.redisAnswers() ? "answers" : "away")
                .build();
    }
}
