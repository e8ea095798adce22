package br.com.basecommerce.relay;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.basecommerce.common.Ids;
import br.com.basecommerce.common.cli.CommandLineProgram;
import br.com.basecommerce.common.cli.OperatorTrail;
import br.com.basecommerce.common.cli.Services;
import br.com.basecommerce.common.testing.PlatformServers;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

class OutboxCommandsIT {

    private static ConfigurableApplicationContext parts;

    private final RelayFixture store = new RelayFixture();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeAll
    static void start() {
        RelayFixture.migrate();
        parts = new SpringApplicationBuilder(OutboxCommands.Parts.class).initializers(new PlatformServers())
                .web(WebApplicationType.NONE).run();
    }

    @AfterAll
    static void stop() {
        parts.close();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void statusTellsWhatWaits() {
        store.commit(Ids.next(), 1);

        assertThat(run("outbox", "status")).isZero();
        assertThat(out.toString()).containsPattern("pending: \\d+\noldest_seconds: \\d+\ndead: \\d+");
        assertThat(run("outbox", "status", "--json")).isZero();
        assertThat(out.toString()).contains("\"pending\":").contains("\"oldest_seconds\":");
    }

    @Test
    void aDeadRowIsListedShownAndRequeued() {
        UUID event = deadRow();

        assertThat(run("outbox", "dead", "list", "--limit", "1000")).isZero();
        assertThat(out.toString()).contains(event.toString(), "too large");
        assertThat(run("outbox", "dead", "show", event.toString())).isZero();
        assertThat(out.toString()).contains("platform_checked", "probe_id");
        assertThat(run("outbox", "dead", "requeue", event.toString())).isZero();
        assertThat(out.toString()).contains("requeued: 1");
        assertThat(store.countRows("pending")).isEqualTo(1);
        assertThat(store.trail(store.tenant.id().value())).containsExactly(
                "operator outbox.dead_requeued {\"rows\": 1, \"event_id\": \"%s\"}"
                        .formatted(event));
    }

    @Test
    void aRowThatTheTrailCannotKeepStaysDead() {
        UUID event = deadRow();
        store.superuser.sql("revoke insert on events.audit_event from relay_app").update();
        try {
            assertThat(run("outbox", "dead", "requeue", event.toString())).isEqualTo(1);
        } finally {
            store.superuser.sql("grant insert on events.audit_event to relay_app").update();
        }
        assertThat(store.countRows("dead")).isEqualTo(1);
    }

    @Test
    void aRowThatIsGoneMeanwhileIsRefused() {
        UUID event = deadRow();
        // The trail is asked for when the row has been found.
        Services meanwhile = new Services() {

            @Override
            public <T> T get(Class<T> part) {
                if (part == OperatorTrail.class) {
                    store.superuser.sql("update events.outbox set status = 'pending' where event_id = :event").param(
                            "event", event).update();
                }
                return parts.getBean(part);
            }
        };

        assertThat(run(meanwhile, "outbox", "dead", "requeue", event.toString())).isEqualTo(3);

        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).isEqualTo("REFUSED: no dead row has the event id " + event + "\n");
        assertThat(store.trail(store.tenant.id().value())).isEmpty();
    }

    @Test
    void whatConcernsAllStoresStandsInTheTrailOfTheReservedOne() {
        deadRow();
        int before = store.trail(OperatorTrail.RESERVED).size();

        assertThat(run("outbox", "dead", "requeue", "--all")).isZero();
        assertThat(store.trail(store.tenant.id().value())).isEmpty();
        assertThat(store.trail(OperatorTrail.RESERVED)).hasSize(before + 1).last().asString()
                .startsWith("operator outbox.dead_requeued {\"rows\": ").doesNotContain("event_id");
    }

    @Test
    void anUnknownRowIsRefusedAndWrongUseIsTold() {
        assertThat(run("outbox", "dead", "show", Ids.next().toString())).isEqualTo(3);
        assertThat(err.toString()).contains("REFUSED: no dead row has the event id");
        assertThat(run("outbox", "dead", "requeue")).isEqualTo(2);
        assertThat(run("outbox", "dead", "show", "not-an-id")).isEqualTo(2);
    }

    @Test
    void aReplayWithoutALeaderIsRefusedAndLeavesTheRowsAlone() {
        store.commit(Ids.next(), 1);
        store.superuser.sql(
                "update events.outbox set status = 'published', stream_id = '1-1' where tenant_id = :tenant")
                .param("tenant", store.tenant.id().value()).update();
        store.superuser.sql("delete from events.relay_state where key = 'heartbeat'").update();

        assertThat(run("outbox", "replay", "--yes")).isEqualTo(3);
        assertThat(err.toString()).contains("REFUSED: no relay leads");
        assertThat(store.countRows("published")).isEqualTo(1);
    }

    private UUID deadRow() {
        store.commit(Ids.next(), 1);
        store.superuser.sql("""
                update events.outbox set status = 'dead', attempts = 6, last_error = 'too large' where tenant_id = :tenant
                """).param("tenant", store.tenant.id().value()).update();
        return store.superuser.sql("select event_id from events.outbox where tenant_id = :tenant")
                .param("tenant", store.tenant.id().value()).query(UUID.class).single();
    }

    private int run(String... arguments) {
        return run(parts::getBean, arguments);
    }

    private int run(Services services, String... arguments) {
        out.reset();
        return CommandLineProgram.run(services, OutboxCommands::addTo, Reader.nullReader(),
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8),
                arguments);
    }
}
