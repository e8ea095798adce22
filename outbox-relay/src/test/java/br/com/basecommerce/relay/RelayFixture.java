package br.com.basecommerce.relay;

import br.com.basecommerce.common.Ids;
import br.com.basecommerce.common.database.DatabaseProperties;
import br.com.basecommerce.common.database.SchemaMigration;
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
import java.time.Duration;
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
        append(aggregate, version, payload(aggregate));
    }

    void append(UUID aggregate, long version, EventPayload payload) {
        outbox.append("probe", aggregate, version, payload);
    }

    /** Publishes this store alone, as edge-auth would all of them. */
    void openStore() {
        superuser.sql("create or replace view auth.v1_active_tenant as select '%s'::uuid as id, '%s'::varchar as slug"
                .formatted(tenant.id(), slug())).update();
        superuser.sql("grant select on auth.v1_active_tenant to relay_app").update();
    }

    String slug() {
        return tenant.slug();
    }

    /** A row that is not due yet, so that the test can lock it before a relay takes it. */
    void commitDueIn(Duration pause, UUID aggregate) {
        superuser.sql("""
                insert into events.outbox
                  (created_on, event_id, tenant_id, vertical, event_type, schema_version, aggregate_type, aggregate_id,
                   aggregate_version, occurred_at, payload, next_attempt_at)
                values
                  ((now() at time zone 'UTC')::date, :event, :tenant, 'materials', 'platform_checked', 1, 'probe',
                   :aggregate, 1, now(), '{}', now() + :pause * interval '1 second')
                """).param("event", Ids.next()).param("tenant", tenant.id().value()).param("aggregate", aggregate)
                .param("pause", pause.toSeconds()).update();
    }

    /** Nobody can mark the rows of this store while it is held. */
    RowLock lockRows() {
        return new RowLock(POSTGRES.asSuperuser(), tenant.id().value());
    }

    private EventPayload payload(UUID aggregate) {
        return new PlatformChecked(aggregate, Instant.parse("2026-01-15T06:00:00Z"));
    }

    void inStore(Runnable business) {
        TenantContext.run(tenant, () -> transaction.executeWithoutResult(status -> business.run()));
    }

    /** For tests that need the schema before the first relay makes it. */
    static void migrate() {
        new SchemaMigration(new DatabaseProperties(POSTGRES.host(), POSTGRES.port(), "events", "relay_app",
                "events_owner", TestPostgres.PASSWORD)).start();
    }

    /** As if nothing had ever been published, by whatever test. */
    void forgetAllEvents() {
        superuser.sql("delete from events.outbox").update();
        superuser.sql("delete from events.relay_state").update();
    }

    /** As if this store had never published any. */
    void forgetEvents() {
        superuser.sql("delete from events.outbox where tenant_id = :tenant").param("tenant", tenant.id().value())
                .update();
    }

    long countRows(String status) {
        return superuser.sql("select count(*) from events.outbox where tenant_id = :tenant and status = :status")
                .param("tenant", tenant.id().value()).param("status", status).query(Long.class).single();
    }

    /** What operators did to a store, the latest last. */
    List<String> trail(UUID concerned) {
        return superuser.sql("""
                select actor_name || ' ' || action || ' ' || detail from events.audit_event
                where tenant_id = :tenant order by created_at, id
                """).param("tenant", concerned).query((row, number) -> String.valueOf(row.getString(1))).list();
    }

    /** From the begin of the writing transaction to the mark that the entry is in the stream: what the two clocks saw. */
    Duration medianDelay() {
        double seconds = superuser.sql("""
                select percentile_cont(0.5) within group (order by extract(epoch from published_at - next_attempt_at))
                from events.outbox where tenant_id = :tenant and status = 'published'
                """).param("tenant", tenant.id().value()).query(Double.class).single();
        return Duration.ofNanos((long) (seconds * 1_000_000_000));
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
