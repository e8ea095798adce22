package br.com.basecommerce.relay;

import br.com.basecommerce.common.Ids;
import br.com.basecommerce.common.events.EventPayload;
import br.com.basecommerce.common.events.Outbox;
import br.com.basecommerce.common.events.PlatformChecked;
import br.com.basecommerce.common.tenancy.Tenant;
import br.com.basecommerce.common.tenancy.TenantContext;
import br.com.basecommerce.common.tenancy.TenantId;
import br.com.basecommerce.common.tenancy.TenantTransactionManager;
import br.com.basecommerce.common.testing.PlatformServers;
import br.com.basecommerce.common.testing.TestPostgres;
import br.com.basecommerce.common.testing.TestRedis;
import com.zaxxer.hikari.HikariDataSource;
import io.lettuce.core.Range;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A store that writes events, and real relays that carry them into the Redis of the test. */
final class RelayFixture implements AutoCloseable {

    static final TestPostgres POSTGRES = TestPostgres.instance();
    static final String STREAM = "events:materials";

    final Tenant tenant = new Tenant(new TenantId(Ids.next()), "loja", Tenant.DEFAULT_ZONE);
    final JdbcClient superuser = JdbcClient.create(POSTGRES.asSuperuser());

    private final HikariDataSource vertical = new HikariDataSource();
    private final TransactionTemplate transaction;
    private final Outbox outbox;

    RelayFixture() {
        vertical.setDataSource(POSTGRES.as("construction_app"));
        vertical.setMaximumPoolSize(4);
        vertical.setInitializationFailTimeout(-1);
        transaction = new TransactionTemplate(
                new TenantTransactionManager(new JdbcTransactionManager(vertical), vertical));
        outbox = new Outbox(JdbcClient.create(vertical), Clock.systemUTC(), "materials");
    }

    /** A relay as it runs on the droplet, with health and metrics on a free port. */
    static ConfigurableApplicationContext startRelay(TestRedis redis, String... settings) {
        return new SpringApplicationBuilder(RelayApplication.class)
                .initializers(new PlatformServers())
                .properties("MANAGEMENT_PORT=0", "REDIS_USERNAME=")
                .run(concat(settings, "--basecommerce.redis.host=" + redis.host(),
                        "--basecommerce.redis.port=" + redis.port()));
    }

    private static String[] concat(String[] settings, String... more) {
        return Stream.concat(Arrays.stream(settings), Arrays.stream(more))
                .toArray(String[]::new);
    }

    /** Commits one event of a probe. */
    void commit(UUID aggregate, long version) {
        inStore(() -> append(aggregate, version));
    }

    void append(UUID aggregate, long version) {
        outbox.append("probe", aggregate, version, payload(aggregate));
    }

    EventPayload payload(UUID aggregate) {
        return new PlatformChecked(aggregate, Instant.parse("2026-01-15T06:00:00Z"));
    }

    void inStore(Runnable business) {
        TenantContext.run(tenant, () -> transaction.executeWithoutResult(status -> business.run()));
    }

    long countRows(String status) {
        return superuser.sql("select count(*) from events.outbox where tenant_id = :tenant and status = :status")
                .param("tenant", tenant.id().value()).param("status", status).query(Long.class).single();
    }

    /** The entries of this store, in stream order. */
    List<StreamMessage<String, String>> entries(TestRedis redis) {
        return with(redis, commands -> commands.xrange(STREAM, Range.unbounded())).stream()
                .filter(entry -> tenant.id().toString().equals(entry.getBody().get("tenant_id")))
                .toList();
    }

    static <R> R with(TestRedis redis, Function<RedisCommands<String, String>, R> work) {
        RedisClient client = RedisClient.create(RedisURI.create(redis.host(), redis.port()));
        try (var connection = client.connect()) {
            return work.apply(connection.sync());
        } finally {
            client.shutdown();
        }
    }

    @Override
    public void close() {
        vertical.close();
    }
}
