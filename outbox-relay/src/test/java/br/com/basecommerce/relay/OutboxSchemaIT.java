package br.com.basecommerce.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.basecommerce.common.Ids;
import br.com.basecommerce.common.testing.TenancyCatalogue;
import br.com.basecommerce.common.testing.TestPostgres;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class OutboxSchemaIT {

    private static final TestPostgres POSTGRES = TestPostgres.instance();
    private static final String INSERT = """
            insert into events.outbox
              (created_on, event_id, tenant_id, vertical, event_type, schema_version,
               aggregate_type, aggregate_id, aggregate_version, occurred_at, payload)
            values
              (:day, :event, :tenant, 'materials', 'platform_checked', 1, 'probe', :event, 1, now(), '{}')
            """;

    private final JdbcClient superuser = JdbcClient.create(POSTGRES.asSuperuser());

    @BeforeAll
    static void migrate() {
        RelayFixture.migrate();
    }

    @Test
    void everyTableKeepsStoresApart() {
        assertThat(TenancyCatalogue.violations(POSTGRES.asSuperuser(), "events")).isEmpty();
    }

    @Test
    void thePartitionsReachFromYesterdayToAWeekAhead() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        for (int day = -1; day <= 7; day++) {
            UUID event = Ids.next();
            insert("construction_app", Ids.next(), event, today.plusDays(day));
            assertThat(superuser.sql("select status from events.outbox where event_id = :event").param("event", event)
                    .query(String.class).single()).isEqualTo("pending");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"select count(*) from events.outbox", "update events.outbox set status = 'dead'",
            "delete from events.outbox", "select count(*) from events.v1_event",
            "select count(*) from events.relay_state"})
    void theVerticalMayInsertAndNothingElse(String statement) {
        assertThatThrownBy(() -> JdbcClient.create(POSTGRES.as("construction_app")).sql(statement).query().listOfRows())
                .rootCause().hasMessageContaining("permission denied");
    }

    @Test
    void theVerticalCannotInsertForAnotherStore() {
        assertThatThrownBy(() -> inTenant("construction_app", Ids.next(), jdbc -> jdbc.sql(INSERT)
                .param("day", LocalDate.now(ZoneOffset.UTC))
                .param("event", Ids.next())
                .param("tenant", Ids.next())
                .update())).rootCause().hasMessageContaining("row-level security");
    }

    @Test
    void anEngineSeesTheEventsOfItsTenantOnly() {
        UUID mine = Ids.next();
        UUID event = Ids.next();
        insert("construction_app", mine, event, LocalDate.now(ZoneOffset.UTC));

        assertThat(eventsSeenBy(mine)).isEqualTo(1);
        assertThat(eventsSeenBy(Ids.next())).isZero();
        assertThat(JdbcClient.create(POSTGRES.as("engines_app")).sql("select count(*) from events.v1_event")
                .query(Long.class).single()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"insert into events.outbox (created_on) values (current_date)",
            "delete from events.outbox",
            "call events.make_partition(date '2000-01-01')",
            "update events.audit_event set actor_name = 'nobody'", "delete from events.audit_event"})
    void theRelayNeitherWritesNorDeletesEventsNorWhatOperatorsDid(String statement) {
        assertThatThrownBy(() -> JdbcClient.create(POSTGRES.as("relay_app")).sql(statement).update())
                .rootCause().hasMessageContaining("permission denied");
    }

    private static long eventsSeenBy(UUID tenant) {
        return inTenant("engines_app", tenant,
                jdbc -> jdbc.sql("select count(*) from events.v1_event").query(Long.class).single());
    }

    private static void insert(String role, UUID tenant, UUID event, LocalDate day) {
        inTenant(role, tenant, jdbc -> jdbc.sql(INSERT).param("day", day).param("event", event)
                .param("tenant", tenant).update());
    }

    private static <R> R inTenant(String role, UUID tenant, Function<JdbcClient, R> work) {
        var source = POSTGRES.as(role);
        JdbcClient jdbc = JdbcClient.create(source);
        return new TransactionTemplate(new JdbcTransactionManager(source)).execute(status -> {
            jdbc.sql("select set_config('app.tenant_id', :tenant, true)").param("tenant", tenant.toString())
                    .query(String.class).single();
            return work.apply(jdbc);
        });
    }
}
