package br.com.basecommerce.construction.repetition;

import br.com.basecommerce.common.tenancy.TenantContext;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table of keys: taken at the beginning of a request's transaction, answered at its end, kept for 48 hours. */
@Component
class FirstAnswers {

    private static final Duration KEPT = Duration.ofHours(48);
    private static final String TRY_LOCK = """
            select pg_try_advisory_xact_lock(hashtextextended(:tenant::text || :key::text, 0))
            """;
    private static final String FORGET_OLD = """
            delete from construction.idempotency_key
            where tenant_id = :tenant and created_at < :before
            """;
    private static final String TAKE = """
            insert into construction.idempotency_key (tenant_id, key, user_id, route, request_hash, created_at)
            values (:tenant, :key, :user, :route, :hash, :at)
            on conflict (tenant_id, key) do nothing
            """;
    private static final String FIRST = """
            select user_id, route, request_hash, status, location, headers::text as headers, body
            from construction.idempotency_key
            where tenant_id = :tenant and key = :key
            """;
    private static final String ANSWER = """
            update construction.idempotency_key
            set status = :status, location = :location, headers = :headers::jsonb, body = :body
            where tenant_id = :tenant and key = :key
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    FirstAnswers(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** False while another transaction works under the same key. */
    boolean tryLock(UUID key) {
        return jdbc.sql(TRY_LOCK).param("tenant", tenant()).param("key", key)
                .query((row, number) -> row.getBoolean(1)).single();
    }

    /** True when the key is new; waits for the end of a transaction that has just taken it. */
    boolean take(UUID key, UUID user, String route, String hash) {
        OffsetDateTime now = OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        jdbc.sql(FORGET_OLD).param("tenant", tenant()).param("before", now.minus(KEPT)).update();
        return jdbc.sql(TAKE).param("tenant", tenant()).param("key", key).param("user", user).param("route", route)
                .param("hash", hash).param("at", now).update() == 1;
    }

    FirstAnswer of(UUID key) {
        return jdbc.sql(FIRST).param("tenant", tenant()).param("key", key).query((row, number) -> read(row)).single();
    }

    void answer(UUID key, FirstAnswer answer) {
        jdbc.sql(ANSWER).param("tenant", tenant()).param("key", key).param("status", answer.status())
                .param("location", answer.location()).param("headers", json.writeValueAsString(answer.headers()))
                .param("body", answer.body()).update();
    }

    private FirstAnswer read(ResultSet row) throws SQLException {
        Map<String, String> headers = json.readValue(row.getString("headers").getBytes(StandardCharsets.UTF_8),
                new TypeReference<Map<String, String>>() {
                });
        return new FirstAnswer(row.getObject("user_id", UUID.class), row.getString("route"),
                row.getString("request_hash"), row.getInt("status"), row.getString("location"), headers,
                row.getBytes("body"));
    }

    private static UUID tenant() {
        return TenantContext.required().id().value();
    }
}
