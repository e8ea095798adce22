package br.com.basecommerce.engines.stream;

import br.com.basecommerce.common.Ids;
import br.com.basecommerce.common.events.Event;
import br.com.basecommerce.common.streams.EventStream;
import br.com.basecommerce.common.testing.PlatformServers;
import br.com.basecommerce.common.testing.TestPostgres;
import br.com.basecommerce.common.testing.TestRedis;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A stream of a store's events, and real workers with engines that only count. */
final class WorkerFixture implements AutoCloseable {

    static final TestPostgres POSTGRES = TestPostgres.instance();

    final UUID tenant = Ids.next();
    final JdbcClient superuser = JdbcClient.create(POSTGRES.asSuperuser());

    private final RedisClient client;
    private final StatefulRedisConnection<String, String> connection;

    WorkerFixture(TestRedis redis) {
        this.client = RedisClient.create(RedisURI.create(redis.host(), redis.port()));
        this.connection = client.connect();
        superuser.sql("create schema if not exists engine_test").update();
        superuser.sql("""
                create table if not exists engine_test.effect (
                  tenant_id uuid not null, engine text not null, event_id uuid not null, bound text, traced text)
                """).update();
        superuser.sql("grant usage on schema engine_test to engines_app").update();
        superuser.sql("grant select, insert on engine_test.effect to engines_app").update();
    }

    /** Entries that rested half a second are taken up again, so that no test waits a minute. */
    static ConfigurableApplicationContext startWorker(TestRedis redis, String... settings) {
        String[] all = Stream.concat(Arrays.stream(settings), Stream.of(
                "--basecommerce.redis.host=" + redis.host(),
                "--basecommerce.redis.port=" + redis.port(),
                "--basecommerce.consumption.reclaim-every=200ms",
                "--basecommerce.consumption.reclaim-after=500ms")).toArray(String[]::new);
        return new SpringApplicationBuilder(TestWorker.class)
                .initializers(new PlatformServers())
                .properties("MANAGEMENT_PORT=0", "REDIS_USERNAME=")
                .run(all);
    }

    Event event(String type, String payload) {
        UUID id = Ids.next();
        return new Event(id, type, 1, tenant, "materials", "probe", id, 1, Instant.parse("2026-01-15T06:00:00Z"),
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", payload);
    }

    Event send(String type, String payload) {
        Event event = event(type, payload);
        send(event);
        return event;
    }

    void send(Event event) {
        connection.sync().xadd(EventStream.MATERIALS, event.toEntry());
    }

    StatefulRedisConnection<String, String> redis() {
        return connection;
    }

    List<UUID> effects(String engine) {
        return superuser.sql("select event_id from engine_test.effect where tenant_id = :tenant and engine = :engine")
                .param("tenant", tenant).param("engine", engine).query(WorkerFixture::eventId).list();
    }

    List<UUID> ledger(String engine) {
        return superuser.sql("""
                select event_id from engines.processed_event
                where tenant_id = :tenant and engine = :engine order by processed_at, event_id
                """).param("tenant", tenant).param("engine", engine).query(WorkerFixture::eventId).list();
    }

    /** How many events of the store each transaction of an engine took in, the fullest first. */
    List<Long> eventsInEachTransaction(String engine) {
        return superuser.sql("""
                select count(*) from engines.processed_event
                where tenant_id = :tenant and engine = :engine group by xmin::text order by 1 desc
                """).param("tenant", tenant).param("engine", engine).query((row, number) -> row.getLong(1)).list();
    }

    private static UUID eventId(ResultSet row, int number) throws SQLException {
        return row.getObject("event_id", UUID.class);
    }

    long deadLetters(String engine, String status) {
        return superuser.sql("""
                select count(*) from engines.dead_letter
                where engine = :engine and status = :status and body like '%' || :tenant || '%'
                """).param("engine", engine).param("status", status).param("tenant", tenant.toString())
                .query(Long.class).single();
    }

    /** What operators did to a store's letters, the latest last. */
    List<String> trail(UUID concerned) {
        return superuser.sql("""
                select concat_ws(' ', actor_name, action, detail ->> 'id') from engines.audit_event
                where tenant_id = :tenant order by created_at, id
                """).param("tenant", concerned).query((row, number) -> String.valueOf(row.getString(1))).list();
    }

    /** Entries that were delivered to the group and wait for its acknowledgement. */
    long pending(String group) {
        return connection.sync().xpending(EventStream.MATERIALS, group).getCount();
    }

    @Override
    public void close() {
        connection.close();
        client.shutdown();
    }
}
