package br.com.basecommerce.auth.signin;

import br.com.basecommerce.common.tenancy.TenancyAutoConfiguration;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Counts failures by a key and blocks the key for 15 minutes when there were too many. */
@Component
class Throttle {

    static final Duration BLOCKED_FOR = Duration.ofMinutes(15);

    private static final Duration KEPT = Duration.ofDays(2);

    private static final String BLOCKED_UNTIL = """
            select blocked_until
            from auth.address_throttle
            where address_hash = :hash and blocked_until > :now
            """;

    private static final String COUNT = """
            insert into auth.address_throttle as t (address_hash, failures, window_start)
            values (:hash, 1, :now)
            on conflict (address_hash) do update
              set failures = case when t.window_start < :windowStart then 1 else t.failures + 1 end,
                  window_start = case when t.window_start < :windowStart then :now else t.window_start end
            returning failures
            """;

    private static final String BLOCK = """
            update auth.address_throttle
            set blocked_until = :until, failures = 0, window_start = :now
            where address_hash = :hash
            """;

    private static final String RESET = """
            delete from auth.address_throttle
            where address_hash = :hash
            """;

    private static final String FORGET = """
            delete from auth.address_throttle
            where window_start < :before
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    Throttle(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional(transactionManager = TenancyAutoConfiguration.PLATFORM, readOnly = true)
    public Optional<Instant> blockedUntil(ThrottleKey key) {
        return jdbc.sql(BLOCKED_UNTIL)
                .param("hash", key.hash())
                .param("now", utc(clock.instant()))
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    /** The end of the block that this failure brought about; empty when there were fewer than the key allows. */
    @Transactional(TenancyAutoConfiguration.PLATFORM)
    public Optional<Instant> countFailure(ThrottleKey key) {
        Instant now = clock.instant();
        int failures = jdbc.sql(COUNT)
                .param("hash", key.hash())
                .param("now", utc(now))
                .param("windowStart", utc(now.minus(key.window())))
                .query(Integer.class)
                .single();
        if (failures < key.allowed()) {
            return Optional.empty();
        }
        Instant until = now.plus(BLOCKED_FOR);
        jdbc.sql(BLOCK).param("hash", key.hash()).param("now", utc(now)).param("until", utc(until)).update();
        return Optional.of(until);
    }

    @Transactional(TenancyAutoConfiguration.PLATFORM)
    public void reset(ThrottleKey key) {
        jdbc.sql(RESET).param("hash", key.hash()).update();
    }

    @Transactional(TenancyAutoConfiguration.PLATFORM)
    public void forgetOld() {
        jdbc.sql(FORGET).param("before", utc(clock.instant().minus(KEPT))).update();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
